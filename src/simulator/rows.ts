/** Makes the rows of the account, as objects and as the exact text that is served. */
import { fraction, hash, purpose } from './dice.ts';
import { chat } from './chat.ts';
import { iso, isoMicro } from './moment.ts';
import { makeOdd, oddText } from './oddities.ts';
import { offlineMessage } from './offline.ts';
import { onlyIds, type Fields } from './fields.ts';
import type { World } from './world.ts';
import type { ChatRow } from '../zendesk/rows.ts';

/** Where a row stands in the account's order: its number, when it was last changed (seconds), and how often since the start. */
export interface Place {
  readonly i: number;
  readonly time: number;
  readonly revision: number;
  /** One of those changes deleted it. */
  readonly gone?: true;
}

const offlineShare = 0.1;

/** Whether number `i` is a message left while nobody was there, and no chat. */
export const isOffline = ({ seed }: World, i: number): boolean => fraction(seed, i, purpose.row + 512) < offlineShare;

/** The row at `place`. `broken` is the share of rows made odd beyond the schema. */
export function rowAt(world: World, place: Place, broken: number): ChatRow {
  const { i, time, revision } = place;
  const make = isOffline(world, i) ? offlineMessage : chat;
  const row = make(world, i, world.timeline.updated(i));
  makeOdd(row, world.seed, i, broken);
  if (revision) edit(row, hash(world.seed, i, revision), time, revision);
  if (place.gone) row.deleted = true;
  return row;
}

/** The JSON text of the row at `place`, with no more than `fields` of it. */
export function textAt(world: World, place: Place, fields: Fields, broken: number): string {
  if (fields === onlyIds) return `{"id":"${world.ids.of(place.i)}"}`;
  const row = rowAt(world, place, broken);
  const chosen = fields ? Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name))) : row;
  return oddText(JSON.stringify(chosen), world.seed, place.i);
}

/** What an edit leaves behind: a tag for each, its line in the history, and a ticket that differs from edit to edit. */
function edit(row: ChatRow, chance: number, time: number, revision: number): void {
  const added = Array.from({ length: revision }, (_, n) => `edited_${n + 1}`);
  row.update_timestamp = iso(time);
  row.tags?.push(...added);
  row.history?.push({ name: 'somebody', tags: [], new_tags: added, type: 'chat.tag', timestamp: isoMicro(time * 1000), channel: '' });
  row.zendesk_ticket_id = 1_000_000 + (chance % 1_000_000);
}
