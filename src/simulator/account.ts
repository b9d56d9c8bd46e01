/**
 * The account that the simulator plays: its number, team, departments and plan, all synthetic (chat-api.md §4.7).
 */
import { Dice, purpose } from './dice.ts';
import { firstSecond, lastSecond } from './timeline.ts';
import { iso } from './moment.ts';
import type { AgentRow } from '../zendesk/rows.ts';

/** The middle part of every id. */
export const accountNumber = 10415237;

export interface Department {
  readonly id: number;
  readonly name: string;
}

const departmentNames = ['Orders', 'Rechnungen', 'テクニカルサポート', 'Devoluções, trocas'];
export const firstDepartment = 7282640500101;

/** The first `size` departments, by rising id. */
export const createDepartments = (size: number): readonly Department[] =>
  Array.from({ length: size }, (_, n) => ({ id: firstDepartment + n, name: departmentNames[n] ?? `Department ${n + 1}` }));

/** What tells the first twelve apart. The ones without `signedIn` have a chat-only seat and have never used it. */
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

/** Whoever comes after the twelve. */
const further = (n: number): Person => ({ name: `Agent ${n + 1}`, signedIn: n % 5 !== 0, enabled: n % 11 !== 0 });

/** The team of `size`, by rising id, spread over the departments. The first three are owner, administrator and agent. */
export const createTeam = (seed: number, size: number, departments: readonly Department[]): readonly Agent[] =>
  Array.from({ length: size }, (_, n) => agent(seed, people[n] ?? further(n), n, departments[n % departments.length]!.id));

function agent(seed: number, person: Person, n: number, department: number): Agent {
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
    enabled_departments: [department],
    departments: [department],
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

/** `GET /account` of a Suite account with the usual team, which has no `billing` (chat-api.md §4.7). */
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

/** The same for a team of any size, which its plan has room for. */
export const accountOf = (team: readonly Agent[]) => ({
  ...account,
  plan: { ...account.plan, max_agents: Math.max(account.plan.max_agents, team.length) },
});
