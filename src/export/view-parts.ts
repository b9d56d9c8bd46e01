/** The pieces of the export panel that are made anew for each export: what was done, its files, what lies on this device. */
import { element } from '../page/dom.ts';
import type { Estimate } from './estimate.ts';
import type { JobManifest, Manifest } from './manifest.ts';
import type { Saved } from './messages.ts';
import type { Key, Wording } from './wording.ts';

/** What a finished export says of itself, a paragraph each. */
export function summaryOf({ streams, leftOut }: JobManifest, wording: Wording): HTMLElement[] {
  const { say, moment } = wording;
  const last = streams
    .map(({ finishedAt }) => finishedAt)
    .sort()
    .at(-1);
  const lines = [
    say('export.status.done'),
    ...streams.flatMap((manifest) => streamSummary(manifest, wording)),
    ...leftOut.map(({ stream, code }) => say('export.log.left-out', { stream: nameOf(stream, wording), why: lacking(code, wording) })),
    ...(last ? [say('export.done.at', { time: moment(last) })] : []),
  ];
  return lines.map((line) => element('p', {}, line));
}

function streamSummary({ stream, received, repeated, odd, files }: Manifest, wording: Wording): string[] {
  const { say, count, day } = wording;
  const { first, last } = files[0] ?? {};
  const values = { stream: nameOf(stream, wording), rows: count(received - repeated) };
  return [
    first ? say('export.done.rows', { ...values, first: day(first), last: day(last) }) : say('export.done.plain', values),
    ...(repeated ? [say('export.done.repeated', { count: repeated })] : []),
    ...(odd ? [say('export.done.odd', { count: odd })] : []),
  ];
}

/** Why a stream was left out. */
export const lacking = (code: string, { say }: Wording) => say(`export.lacking.${code === 'not-found' ? 'not-found' : 'forbidden'}`);

const nameOf = (stream: string, { say }: Wording) => say(`stream.${stream}` as Key);

/** A link that saves one file, with its size; the name of an account goes before the file's. */
export function fileItem(url: string, name: string, size: number, account: string, { say, bytes }: Wording): HTMLElement {
  // Prefetching a link with the focus is the site's habit; of these files the page has no use.
  const attributes = { href: url, download: downloadName(name, account), class: 'save', 'data-astro-prefetch': 'false' };
  return element('li', {}, element('a', attributes, say('export.save', { file: name })), ` ${bytes(size)}`);
}

/** What an export will take, a paragraph for the whole and a list of what it is made of. */
export function estimateOf({ streams, rows, ms, bytes: size, free }: Estimate, wording: Wording): HTMLElement[] {
  const { say, bytes, duration } = wording;
  const all = say('export.estimate.all', { rows, time: duration(ms), size: bytes(size) });
  const lines = streams.map(({ name, rows: found, exact }) => {
    const stream = nameOf(name, wording);
    if (found === undefined) return say('export.estimate.lacking', { stream });
    return say(exact ? 'export.done.plain' : 'export.estimate.stream', { stream, rows: found });
  });
  return [
    element('p', {}, all),
    ...(free !== undefined && free < size ? [element('p', { class: 'warning' }, say('export.estimate.full', { free: bytes(free) }))] : []),
    ...(streams.length > 1 ? [element('ul', {}, ...lines.map((line) => element('li', {}, line)))] : []),
  ];
}

/** An export on this device, with what can be done with it. */
export function savedItem(saved: Saved, wording: Wording): HTMLElement {
  const { say } = wording;
  const { id, job, finished } = saved;
  const button = (action: string, text: string) => element('button', { type: 'button', 'data-action': action, 'data-id': id }, text);
  return element(
    'li',
    {},
    element('span', {}, savedText(saved, wording)),
    ...(job && finished ? [button('files', say('export.saved.files')), button('changes', say('export.saved.changes'))] : []),
    ...(job && !finished ? [button('continue', say('export.resume'))] : []),
    button('remove', say('export.saved.delete')),
  );
}

function savedText({ id, job, rows, finished }: Saved, wording: Wording): string {
  const { say, list } = wording;
  if (!job) return say('export.saved.unreadable', { account: id });
  const account = job.demo ? say('connection.demo') : job.account.replace(/^https:\/\//, '');
  const what = [list(job.streams.map((name) => nameOf(name, wording))), ...stretch(job, wording)].join(', ');
  return say(finished ? 'export.saved.finished' : 'export.saved.unfinished', { account, what, rows });
}

function stretch({ from, to }: { from?: string | undefined; to?: string | undefined }, { say, day }: Wording): string[] {
  return from || to ? [say('export.saved.stretch', { from: day(from), to: day(to) })] : [];
}

/** `chats.csv` of two accounts in one downloads folder should not look alike. */
const downloadName = (name: string, account: string) => (account ? `${new URL(account).hostname.split('.')[0]}-${name}` : name);
