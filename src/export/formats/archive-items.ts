/**
 * What was said and done in a conversation, item by item (chat-api.md §4.2). How some types are spelt is not known, so an
 * item is shown by the fields that it has: a type that we do not know shows its name and all that it brings.
 */
import type { Wording } from '../wording.ts';
import { apart, shown, timeShown } from './html.ts';

export type Item = Readonly<Record<string, unknown>>;
type Say = Wording['say'];
type Label = Parameters<Say>[0];

export const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Types that need no heading, or one of ours. */
const headings: Readonly<Record<string, Label | ''>> = {
  'chat.msg': '',
  'chat.file': '',
  'chat.rating': '',
  'chat.comment': '',
  'chat.tag': '',
  'chat.skill': '',
  'chat.memberjoin': 'archive.joined',
  'chat.memberleave': 'archive.left',
  'chat.transfer': 'archive.transferred',
};

/** Fields with words of their own; any other is shown under its own name. */
const labels: Readonly<Record<string, Label>> = {
  options: 'archive.choices',
  attachment: 'archive.file',
  new_rating: 'archive.rating',
  new_comment: 'archive.comment',
  new_tags: 'archive.tags',
  skills_name: 'archive.skills',
  department_name: 'archive.department',
};

/** Shown elsewhere, or of no use to a reader. */
const silent = new Set(['type', 'name', 'timestamp', 'channel', 'msg', 'msg_id', 'display_name', 'nick']);

/** `day` is that of the conversation: an item of the same day shows only its time. */
export function itemHtml(value: unknown, day: string, say: Say): string {
  const item: Item = isItem(value) ? value : { item: value };
  const said = typeof item['msg'] === 'string' && item['msg'] !== '';
  const lines = [...(said ? [String(item['msg'])] : []), ...doneIn(item, say)];
  const who = [item['name'], item['display_name']].find((name) => typeof name === 'string' && name !== '');
  const marks = marksOf(item).map((mark) => ` <span class="mark">${shown(say(mark))}</span>`);
  return `<li${said ? '' : ' class="event"'}>${typeof who === 'string' ? apart(who, 'who') : ''} ${timeShown(item['timestamp'], day)}${marks.join('')}${lines.length ? apart(lines.join('\n'), 'text') : ''}</li>`;
}

function doneIn(item: Item, say: Say): string[] {
  const type = typeof item['type'] === 'string' ? item['type'] : '';
  const heading = Object.hasOwn(headings, type) ? headings[type]! : undefined;
  const fields = Object.entries(item).filter(([name, value]) => !silent.has(name) && !isEmpty(value));
  return [
    heading === undefined ? type : heading && say(heading),
    ...fields.map(([name, value]) =>
      Object.hasOwn(labels, name) ? say(labels[name]!, { value: plain(value) }) : `${name}: ${plain(value)}`,
    ),
  ].filter(Boolean);
}

/** Redacted text is replaced by ▇ (chat-api.md §4.2), which JSON may write as an escape. */
export const redacted = /▇|\\u2587/i;

function marksOf(item: Item): Label[] {
  const deleted = [item, item['attachment']].some((one) => isItem(one) && one['deleted'] === true);
  const hidden = Object.values(item).some((value) => typeof value === 'string' && redacted.test(value));
  return [...(deleted ? ['archive.deleted' as const] : []), ...(hidden ? ['archive.redacted' as const] : [])];
}

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && !value.length);

/** Lists as a list, a file by what one knows it by, everything else as JSON. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  const file = isItem(value) ? [value['name'], value['mime_type'], value['url']] : [];
  return file.length && file.every((one) => typeof one === 'string') ? file.join(' · ') : JSON.stringify(value);
}
