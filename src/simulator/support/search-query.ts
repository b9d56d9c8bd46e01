/** The words of a search: properties, comparisons, free text (support-api.md §3.8, §3.9). */
import { iso } from '../moment.ts';

export interface Term {
  readonly not: boolean;
  /** None for free text. */
  readonly property?: string;
  readonly operator: ':' | '<' | '>' | '<=' | '>=';
  readonly value: string;
}

const day = 86_400;
const units: Readonly<Record<string, number>> = { minute: 60, hour: 3_600, day, week: 7 * day, month: 30 * day, year: 365 * day };

/** `4hours` is the moment that many hours before `now` (milliseconds). */
function momentOf(value: string, now: number): string {
  const [, many, unit = ''] = /^(\d+)(minute|hour|day|week|month|year)s?$/.exec(value) ?? [];
  return many === undefined ? value : iso(Math.floor(now / 1000) - Number(many) * units[unit]!);
}

/** One word or quoted phrase after another; a text without a property is looked for in what rows say. */
export function termsOf(query: string, now: number): Term[] {
  const words = query.matchAll(/(-)?(?:([a-z_][\w.]*)(:|<=|>=|<|>))?("[^"]*"|\S+)/gi);
  return [...words].map(([, not, property, operator = ':', value = '']) => ({
    not: not !== undefined,
    ...(property !== undefined && { property: property.toLowerCase() }),
    operator: operator as Term['operator'],
    value: property === undefined ? unquoted(value) : momentOf(unquoted(value), now),
  }));
}

const unquoted = (text: string) => text.replace(/^"(.*)"$/s, '$1');

/** Where a row has what a property names, if not under that name. */
const names: Readonly<Record<string, string>> = {
  created: 'created_at',
  updated: 'updated_at',
  due_date: 'due_at',
  ticket_type: 'type',
  requester: 'requester_id',
  submitter: 'submitter_id',
  assignee: 'assignee_id',
  organization: 'organization_id',
  group: 'group_id',
  brand: 'brand_id',
  form: 'ticket_form_id',
};

/** Values that are compared by their place, and no others. */
const ranks: Readonly<Record<string, readonly string[]>> = {
  status: ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  priority: ['low', 'normal', 'high', 'urgent'],
};

const texts = ['subject', 'description', 'name', 'email', 'details', 'notes'];

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a row is what a term asks for. Persons, groups and organizations are told by their ids only: ours. */
export function meets(row: Fields, { property, operator, value, not }: Term): boolean {
  const wanted = value.toLowerCase();
  if (property === undefined) return (wanted === '*' || texts.some((name) => textOf(row[name]).includes(wanted))) !== not;
  const name = names[property] ?? property;
  const has = name === 'via' ? (row['via'] as { channel: string } | undefined)?.channel : row[name];
  return compares(property, has, operator, wanted) !== not;
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : '');

/** The same for a value that is known. */
export function compares(property: string, has: unknown, operator: Term['operator'], wanted: string): boolean {
  if (operator === ':' && Array.isArray(has)) return has.some((one) => textOf(one) === wanted);
  if (operator === ':' && wanted === 'none') return has === null || has === undefined;
  if (operator === ':') return isDay(wanted) ? textOf(has).startsWith(wanted) : textOf(has) === wanted;
  const [left, right] = [rankOf(property, textOf(has)), rankOf(property, wanted)];
  if (left === undefined || right === undefined) return false;
  return { '<': left < right, '>': left > right, '<=': left <= right, '>=': left >= right }[operator];
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** A number that says where a value stands among others; undefined where it stands nowhere. */
function rankOf(property: string, text: string): number | undefined {
  const place = ranks[property]?.indexOf(text);
  const value = place ?? (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text.toUpperCase()));
  return Number.isNaN(value) || value < 0 ? undefined : value;
}
