/** What was said and done in one chat, item by item (chat-api.md §4.2). */
import type { Dice } from './dice.ts';
import { firstDepartment, type Agent } from './account.ts';
import type { Visitor } from './visitor.ts';
import { isoMicro } from './moment.ts';
import { say } from './world.ts';
import type { Language } from './words.ts';

export interface Item extends Record<string, unknown> {
  type: string;
  name: string;
}

export interface Talk {
  dice: Dice;
  language: Language;
  visitor: Visitor;
  /** None when the chat was missed. */
  agent: Agent | undefined;
  begun: number;
  ended: number;
  department: { id: number; name: string } | null;
  tags: readonly string[];
  rating: string | null;
  comment: string | null;
}

/** The items in the order of time, from 4 to 30, and how many messages each side wrote. */
export function historyOf(talk: Talk): { items: Item[]; count: { visitor: number; total: number; agent: number } } {
  const messages = messagesOf(talk);
  const ofVisitor = messages.filter((item) => item.name === talk.visitor.name).length;
  const joined = {
    name: talk.visitor.name,
    type: 'chat.memberjoin',
    department_name: talk.department?.name ?? null,
    department_id: talk.department?.id ?? null,
  };
  const items = [joined, ...messages.slice(0, 1), ...arrivalOf(talk), ...messages.slice(1), ...extrasOf(talk), leave(talk)];
  stamp(items, talk);
  return { items, count: { visitor: ofVisitor, total: messages.length, agent: messages.length - ofVisitor } };
}

const arrivalOf = ({ agent }: Talk): Item[] => (agent ? [{ name: agent.display_name, type: 'chat.memberjoin' }] : []);
const leave = ({ visitor }: Talk): Item => ({ name: visitor.name, type: 'chat.memberleave' });

/** Few messages mostly, seldom many; a missed chat has the visitor's alone. */
function messagesOf({ dice, language, visitor, agent, begun }: Talk): Item[] {
  const length = 2 + Math.floor(dice.next() ** 12 * 20);
  return Array.from({ length }, (_, n) => {
    const speaks = n > 0 && dice.hits(0.5) ? agent : undefined;
    return {
      name: speaks?.display_name ?? visitor.name,
      msg_id: String(begun * 1000 + n * 977),
      msg: say(dice, speaks ? language.agent : language.visitor),
      type: 'chat.msg',
      options: dice.hits(0.02) ? 'Yes/No' : '',
    };
  });
}

/** What happens besides talking, each at its own rate. */
const extras: readonly { rate: number; of: (talk: Talk, name: string) => Item }[] = [
  { rate: 0.02, of: ({ dice }, name) => ({ name, type: 'chat.file', msg: '', attachment: attachment(dice) }) },
  {
    rate: 0.02,
    of: ({ department }, name) => ({
      name,
      type: 'chat.transfer',
      department_id: department?.id ?? null,
      prev_department_id: firstDepartment,
    }),
  },
  { rate: 0.02, of: (_, name) => ({ name, type: 'chat.skill', skills_name: ['english'] }) },
];

function extrasOf(talk: Talk): Item[] {
  const { agent, visitor, tags, rating, comment } = talk;
  const name = agent?.display_name ?? visitor.name;
  return [
    ...extras.filter(({ rate }) => talk.dice.hits(rate)).map(({ of }) => of(talk, name)),
    ...(tags.length ? [{ name, tags: [], new_tags: tags, type: 'chat.tag' }] : []),
    ...(rating ? [{ name: visitor.name, rating: null, new_rating: rating, type: 'chat.rating' }] : []),
    ...(comment ? [{ name: visitor.name, comment: null, new_comment: comment, type: 'chat.comment' }] : []),
  ];
}

function attachment(dice: Dice) {
  const name = `photo ${dice.whole(1, 99)}.png`;
  return {
    name,
    size: dice.whole(900, 900_000),
    type: 'upload',
    mime_type: 'image/png',
    url: `https://files.example.com/${dice.whole(1, 1e9)}.png`,
    deleted: false,
  };
}

/** Spreads the items over the chat's time, and gives each its channel. */
function stamp(items: Item[], { dice, begun, ended, visitor }: Talk): void {
  const [account, random] = visitor.id.split('.');
  const channel = `#supportchat:${account}-${random}`;
  const step = ((ended - begun) * 1000) / items.length;
  items.forEach((item, n) => {
    item['timestamp'] = isoMicro(begun * 1000 + Math.floor((n + dice.next()) * step));
    item['channel'] = channel;
  });
}
