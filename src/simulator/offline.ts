/** One message left while nobody was there, `type: "offline_msg"`, with its own smaller set of fields (chat-api.md §4.5). */
import { Dice, purpose } from './dice.ts';
import { iso } from './moment.ts';
import { sessionOf, visitorOf } from './visitor.ts';
import { languages } from './words.ts';
import { say, type World } from './world.ts';
import type { ChatRow } from '../zendesk/rows.ts';

/** Message `i` as it was at `updated` (seconds), before any edit. */
export function offlineMessage(world: World, i: number, updated: number): ChatRow {
  const dice = new Dice(world.seed, i, purpose.row);
  const language = dice.pick(languages);
  const { begun, ended } = world.timeline.span(i);
  return {
    id: world.ids.of(i),
    type: 'offline_msg',
    timestamp: iso(begun),
    update_timestamp: iso(updated),
    visitor: visitorOf(world, i, dice, language),
    session: sessionOf(world, i, dice, language, begun, ended),
    department_id: null,
    department_name: null,
    message: [say(dice, language.visitor), say(dice, language.visitor)].join('\n'),
    tags: [],
    unread: dice.hits(0.5),
    deleted: false,
    webpath: [],
    zendesk_ticket_id: dice.hits(0.5) ? dice.whole(1, 900_000) : null,
  };
}
