/** A row of the archive: folded, with what one looks for in its first line; its key and time lie in attributes. */
import type { Stream } from '../../zendesk/streams.ts';
import { identify, timeOf } from '../page.ts';
import type { Wording } from '../wording.ts';
import { fieldLines, fieldsOf, fieldTable } from './archive-fields.ts';
import { isItem, itemHtml, redacted, type Item } from './archive-items.ts';
import { apart, exact, shown, timeShown } from './html.ts';

type Say = Wording['say'];

/** Of a JSON line. */
export function rowHtml(stream: Stream, line: string, say: Say): string {
  const row: unknown = JSON.parse(line);
  const { key } = identify(stream, row);
  const time = timeOf(stream, row);
  const start = `<details${exact('data-key', key)}${exact('data-time', time)}>`;
  const [summary, inside] = stream.name === 'chats' && isItem(row) ? chat(stream, row, line, say) : plainRow(stream, row, line, key, say);
  return `${start}<summary>${summary}</summary>${inside}</details>\n`;
}

type Parts = [summary: string, inside: string];

/** An offline message is a conversation of one message (chat-api.md §4.5). */
function chat(stream: Stream, row: Item, line: string, say: Say): Parts {
  const visitor = isItem(row['visitor']) ? row['visitor'] : {};
  const name = firstText([visitor['name'], visitor['email'], row['visitor']]) ?? say('archive.nobody');
  const day = String(row['timestamp']).slice(0, 10);
  const history = Array.isArray(row['history']) ? (row['history'] as unknown[]) : [];
  const message = firstText([row['message']]);
  const left = message === undefined ? [] : [{ type: 'chat.msg', name, timestamp: row['timestamp'], msg: message }];
  const agents = Array.isArray(row['agent_names']) ? row['agent_names'].filter((agent) => typeof agent === 'string').join(', ') : '';
  const summary = [apart(name, 'who'), timeShown(row['timestamp']), agents && apart(agents), marks(chatMarks(stream, row, line), say)];
  const items = [...left, ...history].map((item) => itemHtml(item, day, say));
  const others = fieldsOf(line).filter((field) => field.name !== 'history');
  return [
    summary.filter(Boolean).join(' '),
    `<ol>${items.join('')}</ol><details><summary>${shown(say('archive.fields'))}</summary>${fieldLines(others)}</details>`,
  ];
}

type Mark = 'archive.offline' | 'archive.missed' | 'archive.deleted' | 'archive.redacted';

const chatMarks = (stream: Stream, row: Item, line: string): Mark[] => [
  ...(row['type'] === 'offline_msg' ? ['archive.offline' as const] : []),
  ...(row['missed'] === true ? ['archive.missed' as const] : []),
  ...rowMarks(stream, row, line),
];

const rowMarks = ({ deleted }: Stream, row: unknown, line: string): Mark[] => [
  ...(deleted && isItem(row) && row[deleted.field] === deleted.value ? ['archive.deleted' as const] : []),
  ...(redacted.test(line) ? ['archive.redacted' as const] : []),
];

const marks = (some: readonly Mark[], say: Say) => some.map((mark) => `<span class="mark">${shown(say(mark))}</span>`).join(' ');

/** Fields that name a row, the best first. */
const titles = ['subject', 'title', 'name', 'display_name', 'goal_name', 'field_name'];

function plainRow(stream: Stream, row: unknown, line: string, key: string, say: Say): Parts {
  const fields = isItem(row) ? row : {};
  const title = firstText(titles.map((name) => fields[name]));
  const summary = [title !== undefined && apart(title, 'who'), apart(key.slice(0, 80) || stream.name), timeShown(timeOf(stream, row))];
  return [[...summary, marks(rowMarks(stream, row, line), say)].filter(Boolean).join(' '), fieldTable(fieldsOf(line))];
}

const firstText = (values: readonly unknown[]) => values.find((value): value is string => typeof value === 'string' && value !== '');
