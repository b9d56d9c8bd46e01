/** Our part of the build: judge the content first, add our own routes, and give every page its content security policy. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { describe } from '../authoring/mistake.ts';
import { checkContent } from './check.ts';
import { writePolicies } from './policy.ts';

/** The pages of our own, beside those that Starlight makes of `content/docs/`. */
const routes = {
  '/': './src/site/languages.astro',
  '/[locale]/decide/[tree]': './src/site/decide.astro',
  '/[locale]/decide/[tree]/graph': './src/site/graph.astro',
};

/** `connect`: further origins that pages may talk to, beside their own and the vendor's. */
export function wegweiser({ connect }: { connect: readonly string[] }): AstroIntegration {
  return {
    name: 'wegweiser',
    hooks: {
      'astro:config:setup': ({ config, injectRoute, addWatchFile, logger }) => {
        const root = fileURLToPath(config.root);
        const mistakes = checkContent(root);
        if (mistakes.length) {
          logger.error(`${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in content/\n\n${describe(mistakes)}\n`);
          throw new Error(`content/ has mistakes; the first is at ${mistakes[0]!.file}:${mistakes[0]!.line}.`);
        }
        addWatchFile(path.join(root, 'content/portal.yaml'));
        for (const [pattern, entrypoint] of Object.entries(routes)) injectRoute({ pattern, entrypoint, prerender: true });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { pages, longest } = await writePolicies(fileURLToPath(dir), connect);
        logger.info(`content security policy in ${pages} pages, the longest ${longest} characters`);
      },
    },
  };
}
