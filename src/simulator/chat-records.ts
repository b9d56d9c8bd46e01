/** Chats as they are asked for one by one, by their ids, and as a list (chat-api.md §3.1 to §3.3). */
import { decoded } from './cursor.ts';
import { BadRequest, jsonText, refuse } from './failures.ts';
import { textAt, type Place } from './rows.ts';
import type { Call } from './routes.ts';
import type { Account } from './state.ts';
import { take } from './take.ts';

/** Rows of a page of the list; as many does a search show. */
export const perPage = 40;
/** How many ids one call may name: as many as exporters were seen to send (§3.2); that more is refused is ours. */
const mostIds = 50;

const textOf = ({ world, broken }: Account, place: Place) => textAt(world, place, undefined, broken);

/** `GET /chats`: with `ids` those, otherwise all. */
export const chatsCall = (call: Call): Response => (call.url.searchParams.has('ids') ? byIds(call) : listed(call));

/** One chat, bare. */
export function oneChat({ account, part }: Call): Response {
  const place = account.ledger.find(part);
  return place ? jsonText(textOf(account, place)) : refuse(404);
}

/** `docs` is an object by id; an id that nobody has stands for null, and is not counted: ours. */
function byIds({ account, url }: Call): Response {
  const ids = [
    ...new Set(
      url.searchParams
        .get('ids')!
        .split(',')
        .map((id) => id.trim()),
    ),
  ].filter(Boolean);
  if (ids.length > mostIds) throw new BadRequest(`ids must name no more than ${mostIds} chats`);
  const found = ids.map((id) => [id, account.ledger.find(id)] as const);
  const docs = found.map(([id, place]) => `${JSON.stringify(id)}:${place ? textOf(account, place) : 'null'}`);
  return jsonText(`{"docs":{${docs.join(',')}},"count":${found.filter(([, place]) => place).length}}`);
}

/** In the order of the last change, which is ours; `next_url` is null on the last page. */
function listed({ account, url }: Call): Response {
  const { ledger, world } = account;
  const cursor = url.searchParams.get('cursor');
  const rows = take(ledger.after(...placeOf(cursor)), perPage + 1);
  const shown = rows.slice(0, perPage);
  const last = shown.at(-1);
  const next =
    rows.length > perPage && last
      ? `${url.origin}${url.pathname}?cursor=${encodeURIComponent(btoa(`${last.time}|${world.ids.of(last.i)}`))}`
      : null;
  const texts = shown.map((place) => textOf(account, place)).join(',');
  return jsonText(`{"chats":[${texts}],"count":${world.timeline.size},"next_url":${JSON.stringify(next)}}`);
}

function placeOf(cursor: string | null): [time: number, id: string] {
  if (cursor === null) return [0, ''];
  const [, time, id] = /^(\d+)\|(.+)$/.exec(decoded(cursor) ?? '') ?? [];
  if (time === undefined || id === undefined) throw new BadRequest('cursor is none of this list');
  return [Number(time), id];
}
