/** The page around an archive's rows. */
import type { Stream } from '../../zendesk/streams.ts';
import { wordingOf } from '../wording.ts';
import { hashes, script, style } from './archive-assets.ts';
import type { WriterOptions } from './format.ts';
import { pageEnd, pageStart } from './html-page.ts';
import { shown } from './html.ts';

export function pageHead({ name }: Pick<Stream, 'name'>, options: WriterOptions): string {
  const { say } = wordingOf(options.words, options.lang);
  const title = name === 'chats' ? say('archive.title') : say('archive.title.other', { stream: name });
  return `${pageStart({ title, style, hashes }, options)}<header>
<h1>${shown(title)}</h1>
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
${pageEnd}`;
