/** What the simulated account has set up for Chat: small lists, all synthetic, whole in one answer (chat-api.md §4.7). */
import { departments as names } from './account.ts';
import { Dice, purpose } from './dice.ts';
import { iso } from './moment.ts';
import { firstSecond } from './timeline.ts';
import { hostile } from './words.ts';
import type { World } from './world.ts';

const departments = ({ team }: World) =>
  names.map(({ id, name }, n) => ({
    name,
    members: team.filter(({ departments }) => (departments as number[]).includes(id)).map((agent) => agent.id),
    settings: n ? { chat_enabled: true, solved_ticket_reassignment_strategy: '', support_group_id: id } : {},
    description: n % 2 ? '' : `Everything about ${name}`,
    id,
    enabled: n !== 3,
  }));

const goals = () =>
  ['Order placed', 'Newsletter', hostile[0]!].map((name, n) => ({
    enabled: n !== 1,
    attribution_model: n ? 'last_touch' : 'first_touch',
    description: '',
    name,
    id: 513_400 + n,
    attribution_period: 15,
    settings: { conditions: [{ operator: 'equals', type: 'url', value: `https://shop.example.com/done/${n}` }] },
  }));

const roles = ({ team }: World) =>
  [true, false].map((administrator) => ({
    enabled: true,
    permissions: { visitors_seen: 'account', manage_bans: administrator ? 'account' : 'none', edit_chat_tags: true },
    description: administrator ? 'May do everything' : 'Answers chats',
    name: administrator ? 'Administrator' : 'Agent',
    id: administrator ? 360002848001 : 360002848002,
    members_count: team.filter((agent) => agent.roles.administrator === administrator).length,
  }));

/** The id equals the name (§4.6); one belongs to a department alone. */
const shortcuts = () =>
  ['hi', 'goodbye', 'größe', '=1+1'].map((id, n) => ({
    options: n ? '' : 'Yes/No',
    id,
    scope: n === 1 ? 'department' : 'all',
    name: id,
    tags: n === 1 ? ['goodbye_survey'] : [],
    message: hostile[n % hostile.length]!,
    ...(n === 1 && { departments: [names[0].id] }),
  }));

const skills = ({ team }: World) => [
  { id: 1300701, name: 'english', members: team.filter((_, n) => n % 3 === 0).map(({ id }) => id), description: '', enabled: true },
  { id: 1300702, name: 'ภาษาไทย', members: [], description: 'ถาม-ตอบ', enabled: false },
];

/** The last one is as old accounts have it, its definition a text. */
const triggers = () => [
  {
    enabled: true,
    definition: {
      event: 'chat_requested',
      condition: ['and', ['not', ['firedBefore']], ['eq', '@visitor_served', false]],
      actions: [['sendMessageToVisitor', 'Shop', hostile[1]!]],
    },
    description: 'Greets whoever waits',
    name: 'Greeting',
    id: 66_052_001,
  },
  { enabled: false, definition: '(and (stillOnSite 60))', description: '', name: 'Old', id: 66_052_002 },
];

/** Each list by the stream that reads it. */
export const lists = { departments, goals, roles, shortcuts, skills, triggers } as const;

/** `GET /routing_settings/account`, wrapped as no other answer is. */
export const routingSettings = {
  routing_mode: 'assigned',
  chat_limit: { enabled: false, limit: 3, limit_type: 'account', allow_agent_override: false },
  skill_routing: { enabled: true, max_wait_time: 30 },
  reassignment: { enabled: true, timeout: 30 },
  auto_idle: { enabled: false, reassignments_before_idle: 3, new_status: 'away' },
  auto_accept: { enabled: false },
};

/** Banned visitors and addresses, by rising id in each list; the ids of both come from one row of numbers. */
export function bansOf({ seed }: World, count = 250) {
  const all = Array.from({ length: count }, (_, n) => {
    const dice = new Dice(seed, n, purpose.ban);
    const [id, reason] = [4_400 + n * 3, n % 7 ? 'Spammer' : hostile[n % hostile.length]!];
    // Old bans have no day (chat-api.md §4.6).
    const created_at = n < 5 ? null : iso(firstSecond + n * 86_400);
    if (dice.hits(0.3)) return { created_at, reason, type: 'ip_address' as const, id, ip_address: `192.0.2.${n % 256}` };
    const visitor_id = `2315985.ban${n}`;
    return { type: 'visitor' as const, id, visitor_name: `Visitor ${id}`, visitor_id, reason, created_at };
  });
  return { visitor: all.filter(({ type }) => type === 'visitor'), ip_address: all.filter(({ type }) => type === 'ip_address') };
}
