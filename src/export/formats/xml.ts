/**
 * XML 1.0: exact in what it says. One `<row>` a line, one element a field, with `type` where it is no text:
 * `number`, `boolean`, `list` (of `<item>`) or `object`; `nil="true"` for null. A field whose name is none of XML's is
 * `<field name="…">`. A text with characters that XML cannot hold stands as the JSON that says it: `encoding="json"`.
 */
import { onePart, type Format, type Writer } from './format.ts';
import { XmlReader } from './xml-reader.ts';
import { escaped, xmlRow } from './xml-row.ts';

export const xml: Format = {
  name: 'xml',
  extension: 'xml',
  mediaType: 'application/xml',
  usual: false,
  parts: onePart(
    (stream) => writerOf(stream.name),
    (stream) => new XmlReader(stream),
  ),
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** `xml:space`: a text of spaces is a text, and some parsers would drop it. */
const writerOf = (stream: string): Writer => ({
  head: () => encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>\n<rows stream="${escaped(stream)}" xml:space="preserve">\n`),
  block: (lines, counts) =>
    encoder.encode(
      decoder
        .decode(lines)
        .split('\n')
        .slice(0, -1)
        .filter((_, i) => counts(i))
        .map(xmlRow)
        .join(''),
    ),
  tail: () => encoder.encode('</rows>\n'),
});
