/** Finds what a query asks for, without looking at more rows than it must. */
import { countOf } from '../sample.ts';
import { searched, type Searched } from './found.ts';
import { compares, meets, type Fields, type Term } from './search-query.ts';
import type { Support } from './world.ts';

/** One hit. */
export interface Hit {
  readonly within: Searched;
  readonly n: number;
}

/** One kind of rows: between which numbers to look, and what each must meet: of every group one term. */
interface Plan {
  readonly within: Searched;
  readonly from: number;
  readonly to: number;
  readonly groups: readonly (readonly Term[])[];
}

/** A query, made ready. Looks at nothing yet. */
export interface Search {
  /** The hits of each type by when they were made, the oldest or the newest first, from number `start` on upward. */
  hits(falling: boolean, start?: number): Iterable<Hit>;
  /** How many there are; in large accounts about how many. */
  count(): number;
}

/** `type` in the query and `types` both choose what is looked through; without either it is everything. */
export function searchFor(support: Support, terms: readonly Term[], types?: readonly string[]): Search {
  const named = terms.filter(isType).map(({ value }) => value);
  const plans = searched(support)
    .filter(({ type }) => (!types || types.includes(type)) && (!named.length || named.includes(type)))
    .map((within) => planOf(within, terms));
  return {
    *hits(falling, start = 0) {
      for (const plan of plans)
        for (const n of numbers(Math.max(plan.from, start), plan.to, falling)) if (fits(plan, n)) yield { within: plan.within, n };
    },
    count: () => plans.reduce((sum, plan) => sum + countOf(plan, (n) => fits(plan, n)), 0),
  };
}

const isType = ({ property, operator, not }: Term) => property === 'type' && operator === ':' && !not;

function* numbers(from: number, to: number, falling: boolean): Iterable<number> {
  for (let k = 0; k < to - from; k++) yield falling ? to - 1 - k : from + k;
}

function planOf(within: Searched, terms: readonly Term[]): Plan {
  const left = terms.filter((term) => !isType(term) && !isBound(term));
  const alternatives = Object.values(Object.groupBy(left.filter(isAlternative), ({ property }) => property!)) as Term[][];
  const others = left.filter((term) => !isAlternative(term)).map((term) => [term]);
  const groups = [...alternatives, ...others].sort((a, b) => Number(isSlow(within, a)) - Number(isSlow(within, b)));
  return { within, ...bounds(within, terms.filter(isBound)), groups };
}

/** Of several values of one property any will do. */
const isAlternative = ({ property, operator, not }: Term) => property !== undefined && operator === ':' && !not;
const isSlow = ({ quick }: Searched, group: readonly Term[]) => group.some(({ property }) => !Object.hasOwn(quick, property ?? ''));

/** Comparisons of the day on which a row was made; numbers rise with it, so they need no look at any row. */
const isBound = ({ property, operator, not }: Term) => property === 'created' && operator !== ':' && !not;

function bounds(within: Searched, terms: readonly Term[]): { from: number; to: number } {
  let [from, to] = [0, within.length];
  for (const { operator, value } of terms) {
    const second = Date.parse(value) / 1000;
    const first = firstMade(within, operator === '>' || operator === '<=' ? second + 1 : second);
    if (operator === '>' || operator === '>=') from = Math.max(from, first);
    else to = Math.min(to, first);
  }
  return { from, to: Number.isNaN(from) ? 0 : to };
}

/** The first number that was made at `second` or later. */
function firstMade({ length, made }: Searched, second: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (made(middle) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits({ within, groups }: Plan, n: number): boolean {
  if (!within.shows(n)) return false;
  let row: Fields | undefined;
  const one = (term: Term): boolean => {
    const known = term.property === undefined ? undefined : within.quick[term.property];
    if (known) return compares(term.property!, known(n), term.operator, term.value.toLowerCase()) !== term.not;
    row ??= within.row(n) as Fields;
    return meets(row, term);
  };
  return groups.every((group) => group.some(one));
}
