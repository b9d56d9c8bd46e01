/** The lists of Support as they are asked for: pages, single rows, counts (support-api.md §3.1, §3.9). */
import { json } from '../failures.ts';
import { administrators, everybody, type Call } from '../routes.ts';
import { countOf } from '../sample.ts';
import { countAnswer } from './counts.ts';
import { notFound } from './failures.ts';
import { ids, numberAt } from './ids.ts';
import { listPage } from './list-page.ts';
import type { Listing } from './listing.ts';
import { isActive, supportLists, type ListName } from './lists.ts';
import { number } from './query.ts';
import { ratedAt, scoreOf } from './rating.ts';
import type { Support } from './world.ts';

const onlyForAdministrators: readonly ListName[] = ['satisfaction_ratings'];
export const rolesOf = (name: ListName) => (onlyForAdministrators.includes(name) ? administrators : everybody);

/** Ids, dates and positions all rise with a row's number. */
const ordered = ['id', 'created_at', 'updated_at', 'position'];

export function smallListing(support: Support, name: ListName, shows: (n: number) => boolean = () => true): Listing {
  const { size, row } = supportLists[name];
  return {
    key: name,
    length: support.sizes[size],
    ordered,
    shows,
    text: (n) => JSON.stringify(row(support, n)),
  };
}

export const smallPage = (call: Call, name: ListName): Response =>
  listPage(call, smallListing(call.account.support, name, wantedBy(call, name)));

/** Lists of rules have a call for those in use alone: documented. */
export const withActive: readonly ListName[] = ['macros', 'views', 'triggers', 'automations'];

export const activePage = (call: Call, name: ListName): Response => listPage(call, smallListing(call.account.support, name, isActive));

export function smallCount(call: Call, name: ListName): Response {
  const { length, shows } = smallListing(call.account.support, name, wantedBy(call, name));
  return countAnswer(call, countOf({ from: 0, to: length }, shows));
}

export function oneOfList({ account: { support }, part }: Call, name: ListName): Response {
  const { one, size, row } = supportLists[name];
  const n = numberAt(ids[name], part, support.sizes[size]);
  return n === undefined ? notFound() : json({ [one]: row(support, n) });
}

/** A score that stands for several: `received` is whatever a customer gave. */
const scores: Readonly<Record<string, readonly string[]>> = { received: ['good', 'bad'] };

/** Ratings are asked for by `score`, and by when they were made: from `start_time` to before `end_time`, in seconds; the end is our reading. */
function wantedBy({ account: { support }, url }: Call, name: ListName): ((n: number) => boolean) | undefined {
  const query = url.searchParams;
  if (name !== 'satisfaction_ratings') return undefined;
  const score = query.get('score');
  const wanted = score ? (scores[score] ?? [score]) : undefined;
  const [from, to] = [number(query, 'start_time', 0, 0), number(query, 'end_time', Number.MAX_SAFE_INTEGER, 0)];
  return (n) => {
    const made = ratedAt(support, n);
    return made >= from && made < to && (!wanted || wanted.includes(scoreOf(support, n)));
  };
}
