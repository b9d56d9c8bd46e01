/**
 * How real rows differ from the vendor's documentation (chat-api.md §4.6), each at a low rate. Which rows are odd is a
 * matter of the seed and their number, so an odd row is odd in the same way each time it is served.
 */
import { fraction, purpose } from './dice.ts';
import type { ChatRow } from '../zendesk/rows.ts';

interface Oddity {
  /** Share of the rows that have it. */
  rate: number;
  apply(row: ChatRow): void;
}

type Item = Record<string, unknown>;
const items = (row: ChatRow) => (row.history ?? []) as Item[];
const messages = (row: ChatRow) => items(row).filter((item) => item['type'] === 'chat.msg');
const redacted = '▇▇▇▇▇▇▇▇';

const oddities: readonly Oddity[] = [
  { rate: 0.02, apply: (row) => messages(row).forEach((item) => (item['msg_id'] = Number(item['msg_id']))) },
  { rate: 0.01, apply: (row) => row.department_id && (row.department_id = String(row.department_id)) },
  { rate: 0.01, apply: (row) => items(row).forEach(spellDepartment) },
  { rate: 0.01, apply: (row) => (row.webpath = [[1, 'Start', 'https://shop.example.com/']]) },
  { rate: 0.005, apply: (row) => (row.deleted = true) },
  { rate: 0.005, apply: (row) => redact(row) },
  {
    rate: 0.005,
    apply: (row) =>
      row.history?.push({ type: 'chat.hologram', name: 'somebody', timestamp: row.update_timestamp, payload: [1, { a: null }] }),
  },
  { rate: 0.005, apply: (row) => (row['mood_score'] = { value: 0.25, 'scale, of': 1 }) },
  { rate: 0.01, apply: (row) => 'response_time' in row && (row.response_time = null) },
  { rate: 0.01, apply: (row) => (row.unread = row.unread ? 1 : 0) },
  { rate: 0.005, apply: (row) => row.engagements?.forEach((one) => ((one as Item)['agent_id'] = 7)) },
  // A malformed time zone, as recorded in 2017 (chat-api.md §4.5).
  { rate: 0.005, apply: ({ session }) => session && (session['end_date'] = String(session['end_date']).replace('Z', '+00:00Z')) },
];

function spellDepartment(item: Item): void {
  if (typeof item['department_id'] === 'number') item['department_id'] = `${item['department_id']}`;
}

function redact(row: ChatRow): void {
  for (const item of messages(row)) item['msg'] = redacted;
  if (row.message) row.message = redacted;
}

/** Makes `row`, number `i`, as odd as its number says; `broken` is the share of rows whose `visitor` is a text. */
export function makeOdd(row: ChatRow, seed: number, i: number, broken: number): void {
  oddities.forEach(({ rate, apply }, n) => {
    if (fraction(seed, i, purpose.oddity + (n + 1) * 256) < rate) apply(row);
  });
  if (fraction(seed, i, purpose.oddity) < broken) (row as Item)['visitor'] = 'not an object';
}

/** Whole durations are at times written as floats, `70.0`: a difference that only the text of a row can show. */
export const oddText = (text: string, seed: number, i: number): string =>
  fraction(seed, i, purpose.oddity + 128) < 0.01 ? text.replace(/"duration":(\d+)(?=[,}])/g, '"duration":$1.0') : text;
