/** Tickets, users and organizations as lists and as single records (support-api.md §3.1, §3.7). */
import type { Place } from '../rows.ts';
import type { Call } from '../routes.ts';
import { json } from '../failures.ts';
import { countOf } from '../sample.ts';
import { countAnswer } from './counts.ts';
import { notFound, wrongParameter } from './failures.ts';
import { listPage } from './list-page.ts';
import type { Listing } from './listing.ts';
import { memberOf } from './me.ts';
import { isDeleted, organizationAt } from './organization.ts';
import { isArchived, statusOf, ticketAt } from './ticket.ts';
import { roleOf, userAt } from './user.ts';
import type { Support } from './world.ts';

export type KindName = 'tickets' | 'users' | 'organizations';

interface Rows {
  /** Under which one row alone stands in an answer. */
  readonly one: string;
  row(support: Support, place: Place): object;
  /** Whether it can be asked for at all: not once it was deleted. */
  exists(support: Support, place: Place): boolean;
  /** Whether it stands in the list. */
  lists?(support: Support, i: number): boolean;
  readonly sorts?: readonly string[];
  /** Records that are no rows of the account, by their id. */
  beside?(support: Support, id: string): object | undefined;
}

export const kinds: Readonly<Record<KindName, Rows>> = {
  tickets: {
    one: 'ticket',
    row: ticketAt,
    exists: (support, place) => statusOf(support, place) !== 'deleted',
    lists: (support, i) => !isArchived(support, i),
    sorts: ['id', 'updated_at', 'status'],
  },
  // That a user who is not active any more is listed too is ours.
  users: { one: 'user', row: userAt, exists: () => true, beside: ({ team }, id) => memberOf(team, id) },
  organizations: { one: 'organization', row: organizationAt, exists: (support, place) => !isDeleted(support, place) },
};

export const kindNames = Object.keys(kinds) as KindName[];

/** By id, which is the order in which they were made. That rows are the same as in exports, `generated_timestamp` included, is ours. */
export function kindListing(support: Support, name: KindName, wanted: (i: number) => boolean = () => true): Listing {
  const { ledger, timeline } = support[name];
  const { row, exists, lists, sorts } = kinds[name];
  return {
    key: name,
    length: timeline.size,
    ordered: ['id', 'created_at'],
    ...(sorts && { sorts }),
    shows: (i) => wanted(i) && (!lists || lists(support, i)) && exists(support, ledger.at(i)),
    text: (i) => JSON.stringify(row(support, ledger.at(i))),
  };
}

export const kindPage = (call: Call, name: KindName): Response =>
  listPage(call, kindListing(call.account.support, name, wantedBy(call, name)));

/** Deleted and archived ones are counted too: ours (§3.9). */
export function kindCount(call: Call, name: KindName): Response {
  const { size } = call.account.support[name].timeline;
  const wanted = wantedBy(call, name);
  return countAnswer(call, wanted ? countOf({ from: 0, to: size }, wanted) : size);
}

/** Users are asked for by `role`, or by several as `role[]`. */
function wantedBy({ account: { support }, url }: Call, name: KindName): ((i: number) => boolean) | undefined {
  const roles = name === 'users' ? ['role', 'role[]'].flatMap((each) => url.searchParams.getAll(each)) : [];
  return roles.length ? (i) => roles.includes(roleOf(support, i)) : undefined;
}

/** The place of the row that a path names, if it can be asked for. */
export function existing(support: Support, name: KindName, id: string): Place | undefined {
  const i = support[name].numberOf(id);
  const place = i === undefined ? undefined : support[name].ledger.at(i);
  return place && kinds[name].exists(support, place) ? place : undefined;
}

/** The record with this id, if it can be asked for. An archived ticket can, though it stands in no list (§3.7). */
export function recordOf(support: Support, name: KindName, id: string): object | undefined {
  const place = existing(support, name, id);
  return place ? kinds[name].row(support, place) : kinds[name].beside?.(support, id);
}

export function oneOfKind({ account: { support }, part }: Call, name: KindName): Response {
  const record = recordOf(support, name, part);
  return record ? json({ [kinds[name].one]: record }) : notFound();
}

/** Several by `ids`, in their order, at most 100; those that are not there are left out. */
export function showMany({ account: { support }, url }: Call, name: KindName): Response {
  const ids = (url.searchParams.get('ids') ?? '').split(',').filter(Boolean);
  if (!ids.length) throw wrongParameter('ParameterMissing', 'Parameter ids is required');
  if (ids.length > 100) throw wrongParameter('TooManyValues', 'ids must name no more than 100 records');
  const rows = [...new Set(ids)].flatMap((id) => recordOf(support, name, id) ?? []);
  return json({ [name]: rows, next_page: null, previous_page: null, count: rows.length });
}
