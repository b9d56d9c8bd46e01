/** What a report says of the whole export: whose it is, what is not in it, and how it can be checked again. */
import { apart, shown } from './formats/html.ts';
import { logFile } from './log.ts';
import { lying, manifestFile, type JobManifest, type LeftOut, type Manifest } from './manifest.ts';
import { span, streamName, type Fact } from './report-stream.ts';
import type { ReportWords } from './report-words.ts';
import { sumsFile } from './sums.ts';

const paragraphs = (some: readonly string[]) => some.map((one) => `<p>${one}</p>`).join('\n');
const list = (some: readonly string[]) => `<ul>\n${some.map((one) => `<li>${one}</li>`).join('\n')}\n</ul>`;
const code = (text: string) => `<code>${shown(text)}</code>`;

export function exportFacts(manifest: JobManifest, words: ReportWords): Fact[] {
  const { account, demo, streams } = manifest;
  const { text, count, size } = words;
  const files = lying(manifest);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const began = streams.map(({ startedAt }) => startedAt).sort()[0];
  const ended = streams
    .map(({ finishedAt }) => finishedAt)
    .sort()
    .at(-1);
  return [
    [text('account'), apart(account)],
    [text('demo'), text(demo ? 'yes' : 'no')],
    ...(began && ended ? [[text('read'), span(began, ended, words)] satisfies Fact] : []),
    [text('dates'), datesOf(streams[0], words)],
    [text('kinds'), count(streams.length)],
    [text('files'), text('files.all', { count: count(files.length), size: size(bytes) })],
  ];
}

/** All streams of a job are asked for the same. */
function datesOf({ from, to }: Pick<Manifest, 'from' | 'to'> = {}, { text, moment }: ReportWords): string {
  if (from !== undefined && to !== undefined) return text('dates.both', { from: moment(from), to: moment(to) });
  if (from !== undefined) return text('dates.from', { from: moment(from) });
  return to === undefined ? text('dates.all') : text('dates.to', { to: moment(to) });
}

export function leftOutOf({ leftOut }: JobManifest, words: ReportWords): string {
  const { text, say } = words;
  if (!leftOut.length) return paragraphs([text('left-out.none')]);
  const why = ({ code }: LeftOut) => shown(say(`export.lacking.${code === 'not-found' ? code : 'forbidden'}`));
  return list(leftOut.map((one) => text('left-out.one', { stream: streamName(one.stream, words), why: why(one) })));
}

export function takenOutOf({ streams }: JobManifest, words: ReportWords): string {
  const { text } = words;
  const taken = [
    ...(streams.some(({ withoutLocation }) => withoutLocation) ? [text('taken-out.location')] : []),
    ...(streams.some(({ pseudonyms }) => pseudonyms) ? [text('taken-out.pseudonyms')] : []),
    ...streams.flatMap(({ stream, fields }) =>
      fields
        ? [text('taken-out.fields', { stream: streamName(stream, words), fields: fields.map((field) => apart(field)).join(', ') })]
        : [],
    ),
  ];
  return taken.length ? list(taken) : paragraphs([text('taken-out.none')]);
}

const check = `sha256sum -c ${sumsFile}`;
const checkOnMac = `shasum -a 256 -c ${sumsFile}`;
const readAgain = 'npm run verify -- --folder';

export const laterOf = ({ text }: ReportWords): string =>
  [
    paragraphs([text('later.how')]),
    `<pre>${check}</pre>`,
    paragraphs([
      text('later.ok', { command: code(checkOnMac) }),
      text('later.files', { sums: code(sumsFile), manifest: code(manifestFile), log: code(logFile) }),
      text('later.rows', { command: code(readAgain) }),
    ]),
  ].join('\n');
