/** What comes along with rows when `include` asks for it: whom and what they name (support-api.md §3.1). Other names are passed over. */
import type { Call } from '../routes.ts';
import { ids, numberAt } from './ids.ts';
import { supportLists } from './lists.ts';
import { memberOf } from './me.ts';
import { organizationAt } from './organization.ts';
import { userAt } from './user.ts';
import type { Support } from './world.ts';

interface Sideload {
  /** Fields of a row that name one. */
  readonly fields: readonly string[];
  find(support: Support, id: string): object | undefined;
}

const sideloads: Readonly<Record<string, Sideload>> = {
  users: {
    fields: ['requester_id', 'submitter_id', 'assignee_id', 'author_id'],
    find: (support, id) => {
      const place = support.users.ledger.find(id);
      return place ? userAt(support, place) : memberOf(support.team, id);
    },
  },
  organizations: {
    fields: ['organization_id'],
    find: (support, id) => {
      const place = support.organizations.ledger.find(id);
      return place && organizationAt(support, place);
    },
  },
  groups: {
    fields: ['group_id'],
    find: (support, id) => {
      const { size, row } = supportLists.groups;
      const n = numberAt(ids.groups, id, support.sizes[size]);
      return n === undefined ? undefined : row(support, n);
    },
  },
};

/** Further keys for an answer with these rows, as `,"users":[…]`; empty when nothing is asked for. Each record comes once. */
export function sideloaded({ account: { support }, url }: Call, texts: readonly string[]): string {
  const asked: readonly string[] = url.searchParams.get('include')?.match(/\w+/g) ?? [];
  const names = Object.keys(sideloads).filter((name) => asked.includes(name));
  const rows = names.length ? texts.map((text) => JSON.parse(text) as Record<string, unknown>) : [];
  return names.map((name) => `,"${name}":${JSON.stringify(recordsOf(support, sideloads[name]!, rows))}`).join('');
}

function recordsOf(support: Support, { fields, find }: Sideload, rows: readonly Record<string, unknown>[]): object[] {
  const named = new Set(rows.flatMap((row) => fields.map((field) => row[field])).filter((id) => typeof id === 'number'));
  return [...named].flatMap((id) => find(support, String(id)) ?? []);
}
