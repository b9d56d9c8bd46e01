/** What was said in a ticket, as its log has it (support-api.md §3.6). All synthetic. */
import { Dice, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import { languages } from '../words.ts';
import { say } from '../world.ts';
import { socialChannelOf } from './social.ts';
import { requesterOf } from './ticket.ts';
import type { Support } from './world.ts';

/** Most are short; a few fill a page of 100 exactly, or several. */
const lengths = [1, 2, 3, 5, 8, 8, 13, 13, 21, 21, 34, 100, 230];
const secondsBetween = 41;

/** The log of the ticket at `place`, each entry as its JSON text, the oldest first. Each change of the ticket adds a message. */
export function logOf(support: Support, place: Place): string[] {
  const { i, time, revision } = place;
  const [made, last] = [support.tickets.made(i), support.tickets.timeline.updated(i)];
  const length = new Dice(support.seed, i, purpose.log).pick(lengths);
  const entry = (n: number) => entryAt(support, i, n, n < length ? Math.min(last, made + n * secondsBetween) : time);
  return Array.from({ length: length + revision }, (_, n) => oddNumber(JSON.stringify(entry(n))));
}

/** Whole numbers are at times written as floats, a difference that only the text of a row can show; ours. */
const oddNumber = (text: string) => text.replace('"latitude":52,', '"latitude":52.0,');

/** It begins with a note that nobody outside sees; then customer, bot and team take turns. */
function entryAt(support: Support, i: number, n: number, time: number) {
  const dice = new Dice(support.seed, i * 1_000 + n, purpose.log);
  const id = `01J${String(i).padStart(10, '0')}${String(n).padStart(13, '0')}`;
  return { ...(n === 0 ? note : message)(support, i, n, dice), created_at: iso(time), id };
}

function note(support: Support, i: number, _: number, dice: Dice) {
  const [name, asker] = [nameIn(i, dice), requesterOf(support, i)];
  return {
    attachments: [],
    author: { display_name: name, type: 'user', 'zen:support:user_id': asker },
    content: { body: `<div class="zd-comment" dir="auto"><p dir="auto">Talk with ${name.replace(/[&<>]/g, ' ')}</p></div>`, type: 'html' },
    metadata: {
      custom: {},
      public: false,
      system: { client: 'Demo/1.0', ip_address: `203.0.113.${i % 250}`, latitude: 52, location: 'Leeds', longitude: dice.float(2) },
      ticket_version: 0,
    },
    reference: `zen:ticket_event:${8_639_371_000_000 + i}`,
    type: 'Comment',
  };
}

const speakers = ['user', 'bot', 'user', 'agent'] as const;
type Speaker = (typeof speakers)[number];

function message(support: Support, i: number, n: number, dice: Dice) {
  const type = speakers[(n - 1) % speakers.length]!;
  const { visitor, agent } = languages[i % languages.length]!;
  const name = `photo ${n}.png`;
  const picture = dice.hits(0.04) && { content_type: 'image/png', file_name: name, id: 7_000_000 + i * 1_000 + n, size: 20_331 };
  return {
    attachments: picture ? [picture] : [],
    author: authorOf(support, type, i, dice),
    content: picture
      ? { mediaUrl: `https://files.example.com/${i}/${n}.png`, type: 'image' }
      : { text: say(dice, type === 'user' ? visitor : agent), type: 'text' },
    metadata: { custom: {}, system: {}, ticket_version: n },
    reference: `zen:sunco:conversation_message:${i}x${n}`,
    source: { type: sourceOf(type, socialChannelOf(support, i)) },
    type: 'Messaging::ConversationMessage',
  };
}

/** Only that of the bot is documented; the others are ours. */
const sources = { agent: 'zd:agentWorkspace', bot: 'zd:answerBot' };
const sourceOf = (speaker: Speaker, channel: string | undefined) => (speaker === 'user' ? (channel ?? 'web') : sources[speaker]);

function authorOf(support: Support, type: Speaker, i: number, dice: Dice) {
  if (type === 'bot') return { display_name: 'Demo Bot', type, 'zen:sunco:user_id': 'demo-bot', 'zen:support:user_id': -1 };
  const { id, display_name } = dice.pick(support.team);
  return type === 'agent'
    ? { display_name, type, 'zen:sunco:user_id': `agent-${id}`, 'zen:support:user_id': id }
    : { display_name: nameIn(i, dice), type, 'zen:sunco:user_id': `user-${i}`, 'zen:support:user_id': requesterOf(support, i) };
}

const nameIn = (i: number, dice: Dice) => say(dice, languages[i % languages.length]!.names);
