/** The pieces of the export panel that are made anew for each export: what was done, its files, what lies on this device. */
import type { Manifest } from './manifest.ts';
import type { Saved } from './messages.ts';
import type { Wording } from './wording.ts';

/** What a finished export says of itself, a paragraph each. */
export function summaryOf(manifest: Manifest, { say, count, day, moment }: Wording): HTMLElement[] {
  const { received, repeated, odd, finishedAt, files } = manifest;
  const rows = count(received - repeated);
  const lines = [
    say('export.status.done'),
    ...files.slice(0, 1).map(({ first, last }) => say('export.done.rows', { rows, first: day(first), last: day(last) })),
    ...(repeated ? [say('export.done.repeated', { count: count(repeated) })] : []),
    ...(odd ? [say('export.done.odd', { count: count(odd) })] : []),
    say('export.done.at', { time: moment(finishedAt) }),
  ];
  return lines.map((line) => element('p', {}, line));
}

/** A link that saves one file, with its size. */
export function fileItem(url: string, name: string, size: number, account: string, { say, bytes }: Wording): HTMLElement {
  // Prefetching a link with the focus is the site's habit; of these files the page has no use.
  const attributes = { href: url, download: downloadName(name, account), class: 'save', 'data-astro-prefetch': 'false' };
  return element('li', {}, element('a', attributes, say('export.save', { file: name })), ` ${bytes(size)}`);
}

/** An export on this device, with what can be done with it. */
export function savedItem(saved: Saved, { say, count }: Wording): HTMLElement {
  const account = saved.demo ? say('export.demo') : saved.account.replace(/^https:\/\//, '');
  const text = say(saved.finished ? 'export.saved.finished' : 'export.saved.unfinished', { account, rows: count(saved.rows) });
  const open = say(saved.finished ? 'export.saved.files' : 'export.resume');
  return element(
    'li',
    {},
    element('span', {}, text),
    element('button', { type: 'button', 'data-action': 'continue', 'data-export': JSON.stringify(saved) }, open),
    element('button', { type: 'button', 'data-action': 'remove', 'data-id': saved.id }, say('export.saved.delete')),
  );
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** `chats.csv` of two accounts in one downloads folder should not look alike. */
const downloadName = (name: string, account: string) => `${new URL(account).hostname.split('.')[0]}-${name}`;
