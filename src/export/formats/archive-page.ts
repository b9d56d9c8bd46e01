/** The page around an archive's rows: it asks the network for nothing, and runs nothing but its own script. */
import type { Stream } from '../../zendesk/streams.ts';
import { wordingOf } from '../wording.ts';
import { hashes, script, style } from './archive-assets.ts';
import type { WriterOptions } from './format.ts';
import { shown } from './html.ts';

const policy = `default-src 'none'; script-src '${hashes.script}'; style-src '${hashes.style}'; base-uri 'none'; form-action 'none'`;

export function pageHead(stream: Pick<Stream, 'name'>, { words, lang, dir }: WriterOptions): string {
  const { say } = wordingOf(words, lang);
  const title = shown(stream.name === 'chats' ? say('archive.title') : say('archive.title.other', { stream: stream.name }));
  return `<!doctype html>
<html lang="${shown(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${shown(say('archive.note'))}</p>
<search hidden>
<label>${shown(say('archive.search'))} <input type="search" autocomplete="off"></label>
<p role="status" data-text="${shown(say('archive.found'))}"></p>
</search>
</header>
<main>
`;
}

export const pageTail = `</main>
<script>${script}</script>
</body>
</html>
`;
