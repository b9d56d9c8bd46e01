/**
 * The account that the simulator plays: its number, team, departments and plan, all synthetic (chat-api.md §4.7).
 */
import { Dice, purpose } from './dice.ts';
import { firstSecond, lastSecond } from './timeline.ts';
import { iso } from './moment.ts';
import type { AgentRow } from '../zendesk/rows.ts';

/** The middle part of every id. */
export const accountNumber = 10415237;

export const departments = [
  { id: 7282640500101, name: 'Orders' },
  { id: 7282640500102, name: 'Rechnungen' },
  { id: 7282640500103, name: 'テクニカルサポート' },
  { id: 7282640500104, name: 'Devoluções, trocas' },
] as const;

/** What tells the twelve apart. The ones without `signedIn` have a chat-only seat and have never used it. */
const people: readonly Person[] = [
  { name: 'Olga Winter', owner: true, administrator: true, signedIn: true },
  { name: 'Adam Finch', administrator: true, signedIn: true },
  { name: 'Marta Lindqvist', signedIn: true },
  { name: '高橋 ゆい', signedIn: true },
  { name: 'Tomás Prado', signedIn: true },
  { name: 'ليلى منصور', signedIn: true },
  { name: 'Chai สุขใจ', signedIn: true },
  { name: 'Ben "Benny" O’Dell', signedIn: true },
  { name: 'Jürgen Groß', signedIn: true, enabled: false },
  { name: 'Sasha Reed' },
  { name: '森 健' },
  { name: 'Inês Falcão' },
];

interface Person {
  name: string;
  owner?: boolean;
  administrator?: boolean;
  signedIn?: boolean;
  enabled?: boolean;
}

export type Agent = AgentRow & { display_name: string; last_login: string | null; roles: { administrator: boolean; owner: boolean } };

/** The team, by rising id. */
export const createTeam = (seed: number): readonly Agent[] => people.map((person, n) => agent(seed, person, n));

function agent(seed: number, person: Person, n: number): Agent {
  const dice = new Dice(seed, n, purpose.agent);
  const { name, owner = false, administrator = false, signedIn = false, enabled = true } = person;
  const [first = '', ...rest] = name.split(' ');
  return {
    enabled,
    create_date: iso(firstSecond - dice.whole(1, 900) * 86_400),
    role_id: administrator ? 360002848001 : 360002848002,
    first_name: first,
    email: `agent${n + 1}@example.com`,
    last_name: rest.join(' '),
    id: 360786500000 + n * 1_000 + dice.whole(1, 999),
    enabled_departments: [departments[n % departments.length]!.id],
    departments: [departments[n % departments.length]!.id],
    skills: n % 3 === 0 ? [1300701] : [],
    display_name: name,
    last_login: signedIn ? iso(lastSecond - dice.whole(1, 400 * 86_400)) : null,
    login_count: signedIn ? dice.whole(1, 2_000) : 0,
    roles: { administrator, owner },
  };
}

const switchedOn = [
  ...['sla', 'monitoring', 'rest_api', 'email_reports', 'daily_reports', 'chat_reports', 'agent_reports', 'agent_leaderboard'],
  ...['unbranding', 'high_load', 'ip_restriction', 'support', 'operating_hours', 'file_upload', 'analytics', 'integrations'],
];
const unlimited = ['max_basic_triggers', 'max_advanced_triggers', 'max_departments', 'max_concurrent_chats', 'max_history_search_days'];

/** `GET /account` of a Suite account, which has no `billing` (chat-api.md §4.7). */
export const account = {
  create_date: iso(firstSecond - 400 * 86_400),
  account_key: 'demoDEMOdemoDEMOdemoDEMOdemoDEMO',
  status: 'active',
  plan: {
    goals: 5,
    long_desc: 'A plan of the simulated account',
    price: 70,
    short_desc: 'Simulated',
    widget_customization: 'full',
    max_agents: people.length,
    name: 'enterprise',
    ...Object.fromEntries(switchedOn.map((feature) => [feature, true])),
    ...Object.fromEntries(unlimited.map((limit) => [limit, 'unlimited'])),
  },
};
