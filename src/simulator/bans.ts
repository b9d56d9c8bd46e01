/** Banned visitors and addresses (chat-api.md §4.7), reckoned from their number. */
import { Dice, purpose } from './dice.ts';
import { iso } from './moment.ts';
import { firstSecond, lastSecond } from './timeline.ts';
import { hostile } from './words.ts';
import type { World } from './world.ts';

const firstId = 4_400;
const step = 3;
const day = 86_400;

/** Ban `n`. The ids of both lists come from one row of numbers. */
export function banAt({ seed, sizes }: World, n: number) {
  const dice = new Dice(seed, n, purpose.ban);
  const [id, reason] = [firstId + n * step, n % 7 ? 'Spammer' : hostile[n % hostile.length]!];
  const apart = Math.min(day, (lastSecond - firstSecond) / sizes.bans);
  // Old bans have no day (chat-api.md §4.6).
  const created_at = n < 5 ? null : iso(firstSecond + Math.floor(n * apart));
  if (dice.hits(0.3)) return { created_at, reason, type: 'ip_address' as const, id, ip_address: `192.0.2.${n % 256}` };
  return { type: 'visitor' as const, id, visitor_name: `Visitor ${id}`, visitor_id: `2315985.ban${n}`, reason, created_at };
}

export type Ban = ReturnType<typeof banAt>;

/** The number of the ban with this id, or undefined when there is none. */
export function banNumber({ sizes }: World, id: number): number | undefined {
  const n = (id - firstId) / step;
  return Number.isInteger(n) && n >= 0 && n < sizes.bans ? n : undefined;
}

/** Both lists by rising id, from the id `since` on and each with at most `limit` rows. */
export function bansOf(world: World, since = 0, limit = Infinity) {
  const [visitor, ip_address]: [Ban[], Ban[]] = [[], []];
  for (let n = Math.max(0, Math.ceil((since - firstId) / step)); n < world.sizes.bans; n++) {
    const ban = banAt(world, n);
    const list = ban.type === 'visitor' ? visitor : ip_address;
    if (list.length < limit) list.push(ban);
    if (visitor.length + ip_address.length >= 2 * limit) break;
  }
  return { visitor, ip_address };
}
