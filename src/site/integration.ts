/** Our part of the build: judge the content first, add our own routes, and protect the finished pages. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { describe } from '../authoring/mistake.ts';
import { localeCodes } from '../locales.ts';
import { checkContent } from './check.ts';
import { finishing } from './finish/prerenderer.ts';
import type { Finished } from './finish/thread.ts';
import { writeHeaders } from './protect.ts';

/** The pages of our own, beside those that Starlight makes of `content/docs/`. */
const routes = {
  '/': './src/site/languages.astro',
  '/[locale]/status': './src/site/status.astro',
  '/sign-in': './src/site/sign-in.astro',
  '/[locale]/decide/[tree]': './src/site/decide.astro',
  '/[locale]/decide/[tree]/graph': './src/site/graph.astro',
};

/** `connect`: further origins that pages may talk to, beside their own and the vendor's. */
export function wegweiser({ connect }: { connect: readonly string[] }): AstroIntegration {
  let [folder, finished]: [string, Finished | undefined] = ['', undefined];
  return {
    name: 'wegweiser',
    hooks: {
      'astro:config:setup': ({ config, injectRoute, injectScript, addWatchFile, logger }) => {
        const root = fileURLToPath(config.root);
        const mistakes = checkContent(root);
        if (mistakes.length) {
          logger.error(`${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in content/\n\n${describe(mistakes)}\n`);
          throw new Error(`content/ has mistakes; the first is at ${mistakes[0]!.file}:${mistakes[0]!.line}.`);
        }
        // Read once by the process that renders, so that a change needs a new one.
        for (const file of ['portal.yaml', 'labels.yaml', 'facts.yaml', ...localeCodes.map((code) => `i18n/${code}.json`)])
          addWatchFile(path.join(root, 'content', file));
        for (const [pattern, entrypoint] of Object.entries(routes)) injectRoute({ pattern, entrypoint, prerender: true });
        injectScript('page', `import ${JSON.stringify(path.join(root, 'src/workers/trusted.ts'))};`);
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astros) => finishing(astros, { folder, connect }, (all) => (finished = all)));
      },
      'astro:build:done': async ({ logger }) => {
        const { pages, longest, hashes } = finished!;
        await writeHeaders(folder, hashes, connect);
        logger.info(`content security policy in ${pages} pages, the longest ${longest} characters`);
      },
    },
  };
}
