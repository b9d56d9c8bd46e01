/** Pages that are too large for the server: at some places smaller ones come, larger ones never do (support-api.md §3.11). */
import { Dice, hashText, purpose } from './dice.ts';

/** Every name under which a call says how many rows it wants. */
const names = ['limit', 'per_page', 'page[size]'];
/** At each such place one of these is the most that comes. */
const most = [500, 250, 100];

/** How many rows a call asks for; without a number what its kind gives by itself. */
function asked({ pathname, searchParams }: URL): number {
  const name = names.find((one) => searchParams.has(one));
  return name ? Number(searchParams.get(name)) : pathname.includes('/incremental/') ? 1000 : 100;
}

/** Where the page begins: all of the address but how many rows, in any order. */
function placeOf({ pathname, searchParams }: URL): string {
  const rest = [...searchParams].filter(([name]) => !names.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return pathname.replace(/\.json$/, '') + JSON.stringify(rest);
}

/** Whether the page that `url` names takes too long; always the same for one seed. `rate` is the share of such places. */
export function isTooLarge(url: URL, seed: number, rate: number): boolean {
  const dice = new Dice(seed, hashText(placeOf(url)), purpose.large);
  return dice.hits(rate) && asked(url) > dice.pick(most);
}
