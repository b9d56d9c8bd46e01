/** What the simulated account has set up for Chat: small lists, all synthetic, whole in one answer (chat-api.md §4.7). */
import { hostile } from './words.ts';
import type { World } from './world.ts';

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Those of the team who have `n` for a remainder when their number is divided by `of`, as `createTeam` spreads them. */
const membersOf = ({ team }: World, n: number, of: number): number[] =>
  many(Math.max(0, Math.ceil((team.length - n) / of)), (k) => team[n + k * of]!.id);

const departments = (world: World) =>
  world.departments.map(({ id, name }, n) => ({
    name,
    members: membersOf(world, n, world.departments.length),
    settings: n ? { chat_enabled: true, solved_ticket_reassignment_strategy: '', support_group_id: id } : {},
    description: n % 2 ? '' : `Everything about ${name}`,
    id,
    enabled: n !== 3,
  }));

const goalNames = ['Order placed', 'Newsletter', hostile[0]!];

const goals = ({ sizes }: World) =>
  many(sizes.goals, (n) => ({
    enabled: n !== 1,
    attribution_model: n ? 'last_touch' : 'first_touch',
    description: '',
    name: goalNames[n] ?? `Goal ${n + 1}`,
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

const shortcutNames = ['hi', 'goodbye', 'größe', '=1+1'];

/** The id equals the name (§4.6); one belongs to a department alone. */
const shortcuts = ({ sizes, departments: [first] }: World) =>
  many(sizes.shortcuts, (n) => {
    const id = shortcutNames[n] ?? `shortcut_${n + 1}`;
    return {
      options: n ? '' : 'Yes/No',
      id,
      scope: n === 1 ? 'department' : 'all',
      name: id,
      tags: n === 1 ? ['goodbye_survey'] : [],
      message: hostile[n % hostile.length]!,
      ...(n === 1 && { departments: [first!.id] }),
    };
  });

const skillNames = ['english', 'ภาษาไทย'];

const skills = (world: World) =>
  many(world.sizes.skills, (n) => ({
    id: 1300701 + n,
    name: skillNames[n] ?? `skill ${n + 1}`,
    members: n ? [] : membersOf(world, 0, 3),
    description: n % 2 ? 'ถาม-ตอบ' : '',
    enabled: n % 2 === 0,
  }));

const greeting = {
  event: 'chat_requested',
  condition: ['and', ['not', ['firedBefore']], ['eq', '@visitor_served', false]],
  actions: [['sendMessageToVisitor', 'Shop', hostile[1]!]],
};

/** Every second one is as old accounts have it, its definition a text. */
const triggers = ({ sizes }: World) =>
  many(sizes.triggers, (n) => ({
    enabled: n % 2 === 0,
    definition: n % 2 ? '(and (stillOnSite 60))' : greeting,
    description: n % 2 ? '' : 'Greets whoever waits',
    name: ['Greeting', 'Old'][n] ?? `Trigger ${n + 1}`,
    id: 66_052_001 + n,
  }));

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

export { bansOf } from './bans.ts';
