/** What a report says of one stream: what came, what became of it, and what the API counts itself. */
import type { Count } from '../zendesk/counts.ts';
import { apart, shown } from './formats/html.ts';
import type { Manifest } from './manifest.ts';
import { Times } from './proof.ts';
import type { ReportWords } from './report-words.ts';
import type { Key } from './wording.ts';

/** Markup both. */
export type Fact = [label: string, value: string];

export const streamName = (stream: string, { say }: ReportWords) => shown(say(`stream.${stream}` as Key));

export const factTable = (rows: readonly Fact[]) =>
  `<table class="facts">${rows.map(([label, value]) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`).join('\n')}</table>`;

export const span = (from: string, to: string, { text, moment }: ReportWords) => text('span', { from: moment(from), to: moment(to) });

export function streamSection(manifest: Manifest, words: ReportWords): string {
  return `<section>\n<h3>${streamName(manifest.stream, words)}</h3>\n${factTable(rowsOf(manifest, words))}\n</section>`;
}

function rowsOf(manifest: Manifest, words: ReportWords): Fact[] {
  const { startedAt, finishedAt, received, repeated, odd, unknown = {} } = manifest;
  const { text, count } = words;
  return [
    [text('read'), span(startedAt, finishedAt, words)],
    [text('received'), count(received)],
    [text('replaced'), count(repeated)],
    [text('kept'), count(received - repeated)],
    ...outsideOf(manifest, words),
    [text('odd'), count(odd)],
    [text('unknown'), unknownText(unknown, words)],
    [text('times'), timesText(manifest, words)],
    [text('counted'), countedText(manifest.counted, words)],
  ];
}

function outsideOf({ from, to, outside }: Manifest, { text, count }: ReportWords): Fact[] {
  return from === undefined && to === undefined ? [] : [[text('outside'), count(outside ?? 0)]];
}

const unknownText = (unknown: Readonly<Record<string, number>>, { text, count }: ReportWords) =>
  Object.entries(unknown)
    .map(([name, rows]) => `${apart(name)} (${count(rows)})`)
    .join(', ') || text('none');

function timesText({ files }: Manifest, words: ReportWords): string {
  const times = new Times();
  for (const { first, last } of files) for (const time of [first, last]) times.add(time);
  return times.first === undefined || times.last === undefined ? words.text('times.none') : span(times.first, times.last, words);
}

/** Never a verdict: by the API's own words it is an approximation (support-api.md §3.9). */
function countedText(counted: Count | undefined, { text, count, moment }: ReportWords): string {
  if (!counted) return text('counted.none');
  const { value, refreshedAt, capped } = counted;
  const places = { count: count(value) };
  const dated =
    refreshedAt === undefined ? text('counted.undated', places) : text('counted.dated', { ...places, time: moment(refreshedAt) });
  return `${capped ? text('counted.capped', places) : dated} ${text('counted.approximate')}`;
}
