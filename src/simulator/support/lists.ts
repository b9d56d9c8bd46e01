/** What the account has set up for Support: lists of a fixed size, all synthetic (support-api.md §3.1, §3.5). */
import { departments } from '../account.ts';
import { hash, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import { firstSecond } from '../timeline.ts';
import { hostile, remarks } from '../words.ts';
import { apiRoot, brandId, fieldIds, formId, statusIds } from './ids.ts';
import { requesterOf } from './ticket.ts';
import type { Support } from './world.ts';

type Row = { id: number } & Record<string, unknown>;

/** `names` as rows of `list`; `more` says what else each has. */
const named = (list: string, key: string, names: readonly string[], more: (n: number) => object = () => ({})): Row[] =>
  names.map((name, n) => {
    const id = 7_130_861_000_000 + (hash(7, n, list.length) % 1_000_000) * 1_000 + n;
    const moment = iso(firstSecond + n * 86_400);
    const row = { url: '', id, [key]: name, [`raw_${key}`]: name, active: n % 5 !== 4, created_at: moment, updated_at: moment, ...more(n) };
    return { ...row, url: `${apiRoot}/${list}/${row.id}.json` };
  });

/** Macros, views, triggers, automations: so many, every seventh with a title that is meant to break careless readers. */
const rules = (list: string, count: number, what: (n: number) => object) =>
  named(
    list,
    'title',
    Array.from({ length: count }, (_, n) => (n % 7 === 6 ? hostile[n % hostile.length]! : `${list} ${n + 1}`)),
    (n) => ({ position: n + 1, description: n % 2 ? null : '', ...what(n) }),
  );

const close = { actions: [{ field: 'status', value: 'solved' }] };
const conditions = { all: [{ field: 'status', operator: 'less_than', value: 'solved' }], any: [] };

const fields = ['Subject', 'Beschreibung', '優先度', 'Order, number', '=Status'];
const statuses = ['New', 'Open', 'Pending', 'On hold', 'Solved'];

/** Each list by its key in the answer, in the order in which it is served. */
export const supportLists: Readonly<Record<string, (support: Support) => Row[]>> = {
  groups: () =>
    named(
      'groups',
      'name',
      departments.map(({ name }) => name),
      (n) => ({ id: departments[n]!.id, default: n === 0, deleted: false }),
    ),
  ticket_fields: () =>
    named('ticket_fields', 'title', fields, (n) => ({
      ...(n >= 2 && { id: fieldIds[n - 2]! }),
      type: n === 4 ? 'tagger' : 'text',
      ...(n === 4 && { custom_field_options: [{ id: 1, name: 'A, b', value: 'a_b' }] }),
      position: n,
      required: n === 0,
    })),
  ticket_forms: () =>
    named('ticket_forms', 'name', ['Usual', 'Returns'], (n) => ({ ...(n === 0 && { id: formId }), ticket_field_ids: fieldIds })),
  brands: () =>
    named('brands', 'name', ['Demo', 'Démo “B”'], (n) => ({ ...(n === 0 && { id: brandId }), default: n === 0, subdomain: `demo${n}` })),
  custom_statuses: () =>
    named('custom_statuses', 'agent_label', statuses, (n) => ({ id: statusIds[n]!, status_category: 'open', default: n < 2 })),
  macros: () => rules('macros', 230, () => ({ ...close, restriction: null })),
  views: () => rules('views', 12, () => ({ conditions, execution: { columns: [], group_by: null }, restriction: null })),
  triggers: () => rules('triggers', 100, () => ({ ...close, conditions })),
  automations: () => rules('automations', 3, () => ({ ...close, conditions })),
  satisfaction_ratings: satisfactionRatings,
};

function satisfactionRatings(support: Support): Row[] {
  return Array.from({ length: 250 }, (_, n) => {
    const chance = hash(support.seed, n, purpose.satisfaction);
    const moment = iso(firstSecond + n * 604_800);
    const comment = chance % 3 ? null : [...remarks, ...hostile][chance % (remarks.length + hostile.length)]!;
    return {
      url: `${apiRoot}/satisfaction_ratings/${35_436 + n}.json`,
      id: 35_436 + n,
      score: ['good', 'bad', 'offered', 'unoffered'][chance % 4]!,
      comment,
      ticket_id: n + 1,
      requester_id: requesterOf(support, n),
      assignee_id: support.team[n % support.team.length]!.id,
      group_id: departments[n % departments.length]!.id,
      created_at: moment,
      updated_at: moment,
    };
  });
}
