/**
 * One page to read, search and print, offline and without anything else: conversations as they went, other streams as
 * tables of fields. For people; whoever needs every byte takes JSON Lines.
 */
import type { Stream } from '../../zendesk/streams.ts';
import { wordingOf } from '../wording.ts';
import { pageHead, pageTail } from './archive-page.ts';
import { ArchiveReader } from './archive-reader.ts';
import { rowHtml } from './archive-rows.ts';
import { onePart, type Format, type Writer, type WriterOptions } from './format.ts';

export const html: Format = {
  name: 'html',
  extension: 'html',
  mediaType: 'text/html',
  usual: false,
  parts: onePart(writerOf, () => new ArchiveReader()),
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Rows that stand in one section: a browser lays out the sections in view, and is quick with some dozens of others. */
const perSection = 250;
const wordless: WriterOptions = { words: {}, lang: 'en', dir: 'ltr' };

function writerOf(stream: Stream, options = wordless): Writer {
  const { say } = wordingOf(options.words, options.lang);
  let rows = 0;
  const row = (line: string) => {
    const section = rows++ % perSection ? '' : `${rows > 1 ? '</section>\n' : ''}<section>\n`;
    return section + rowHtml(stream, line, say);
  };
  return {
    head: () => encoder.encode(pageHead(stream, options)),
    block(lines, counts) {
      const some = decoder.decode(lines).split('\n').slice(0, -1);
      return encoder.encode(
        some
          .filter((_, i) => counts(i))
          .map(row)
          .join(''),
      );
    },
    tail: () => encoder.encode((rows ? '</section>\n' : '') + pageTail),
  };
}
