/** What the account has set up for Support: lists, all synthetic, each row reckoned from its number (support-api.md §3.1, §3.5). */
import { iso } from '../moment.ts';
import { firstSecond, lastSecond } from '../timeline.ts';
import { hostile } from '../words.ts';
import type { SizeName } from '../sizes.ts';
import { apiRoot, idAt, ids, ownFields } from './ids.ts';
import { ratingAt } from './rating.ts';
import type { Support } from './world.ts';

export type Row = { id: number } & Record<string, unknown>;

/** One list: in the order of its ids, which is that of its dates too. */
export interface List {
  /** Under which one row alone stands in an answer. */
  readonly one: string;
  readonly size: SizeName;
  row(support: Support, n: number): Row;
}

export type ListName = keyof typeof ids;

const day = 86_400;

/** When row `n` of `size` was made, in seconds: a day after the one before it, or sooner where there are many. */
export const madeAt = (n: number, size: number): number => firstSecond + Math.floor(n * Math.min(day, (lastSecond - firstSecond) / size));

interface Naming {
  one: string;
  size: SizeName;
  /** The field that holds its name. */
  field: string;
  name: (n: number, support: Support) => string;
  more?: (n: number) => object;
}

/** Whether row `n` of a list is in use. */
export const isActive = (n: number): boolean => n % 5 !== 4;

const named = (list: ListName, { one, size, field, name, more }: Naming): List => ({
  one,
  size,
  row(support, n) {
    const [id, moment, text] = [idAt(ids[list], n), iso(madeAt(n, support.sizes[size])), name(n, support)];
    const common = { url: `${apiRoot}/${list}/${id}.json`, id, [field]: text, [`raw_${field}`]: text, active: isActive(n) };
    return { ...common, created_at: moment, updated_at: moment, ...more?.(n) };
  },
});

const nth = (list: string, n: number) => `${list} ${n + 1}`;

/** Macros, views, triggers, automations: every seventh with a title that is meant to break careless readers. */
const rules = (list: ListName, one: string, size: SizeName, what: object): List =>
  named(list, {
    one,
    size,
    field: 'title',
    name: (n) => (n % 7 === 6 ? hostile[n % hostile.length]! : nth(list, n)),
    more: (n) => ({ position: n + 1, description: n % 2 ? null : '', ...what }),
  });

const close = { actions: [{ field: 'status', value: 'solved' }] };
const conditions = { all: [{ field: 'status', operator: 'less_than', value: 'solved' }], any: [] };
const options = [{ id: 1, name: 'A, b', value: 'a_b' }];
const fieldTitles = ['Subject', 'Beschreibung', '優先度', 'Order, number', '=Status'];
const statusLabels = ['New', 'Open', 'Pending', 'On hold', 'Solved'];

/** Each list by its key in the answer. */
export const supportLists: Readonly<Record<ListName, List>> = {
  groups: named('groups', {
    one: 'group',
    size: 'groups',
    field: 'name',
    name: (n, { world }) => world.departments[n]?.name ?? nth('Group', n),
    more: (n) => ({ default: n === 0, deleted: false }),
  }),
  ticket_fields: named('ticket_fields', {
    one: 'ticket_field',
    size: 'ticket_fields',
    field: 'title',
    name: (n) => fieldTitles[n] ?? nth('Field', n),
    more: (n) => ({
      type: n === 4 ? 'tagger' : 'text',
      ...(n === 4 && { custom_field_options: options }),
      position: n,
      required: n < ownFields - 1,
    }),
  }),
  ticket_forms: named('ticket_forms', {
    one: 'ticket_form',
    size: 'ticket_forms',
    field: 'name',
    name: (n) => ['Usual', 'Returns'][n] ?? nth('Form', n),
    more: () => ({ ticket_field_ids: [2, 3, 4].map((n) => idAt(ids.ticket_fields, n)) }),
  }),
  brands: named('brands', {
    one: 'brand',
    size: 'brands',
    field: 'name',
    name: (n) => ['Demo', 'Démo “B”'][n] ?? nth('Brand', n),
    more: (n) => ({ default: n === 0, subdomain: `demo${n}` }),
  }),
  custom_statuses: named('custom_statuses', {
    one: 'custom_status',
    size: 'custom_statuses',
    field: 'agent_label',
    name: (n) => statusLabels[n] ?? nth('Status', n),
    more: (n) => ({ status_category: 'open', default: n < 2 }),
  }),
  macros: rules('macros', 'macro', 'macros', { ...close, restriction: null }),
  views: rules('views', 'view', 'views', { conditions, execution: { columns: [], group_by: null }, restriction: null }),
  triggers: rules('triggers', 'trigger', 'support_triggers', { ...close, conditions }),
  automations: rules('automations', 'automation', 'automations', { ...close, conditions }),
  satisfaction_ratings: { one: 'satisfaction_rating', size: 'ratings', row: ratingAt },
};

export const listNames = Object.keys(supportLists) as ListName[];
export const isList = (key: string): key is ListName => Object.hasOwn(supportLists, key);
