/** One conversation, `type: "chat"` (chat-api.md §4.1, §4.3, §4.4). */
import { Dice, purpose } from './dice.ts';
import type { Agent } from './account.ts';
import { historyOf } from './history.ts';
import { iso } from './moment.ts';
import { sessionOf, visitorOf, webpathOf } from './visitor.ts';
import { languages, remarks, tags as allTags } from './words.ts';
import type { World } from './world.ts';
import type { ChatRow } from '../zendesk/rows.ts';

/** Chat `i` as it was at `updated` (seconds), before any edit. */
export function chat(world: World, i: number, updated: number): ChatRow {
  const dice = new Dice(world.seed, i, purpose.row);
  const language = dice.pick(languages);
  const { begun, ended } = world.timeline.span(i);
  const department = dice.hits(0.6) ? dice.pick(world.departments) : null;
  const agent = dice.hits(0.85) ? dice.pick(world.staff) : undefined;
  const rating = agent && dice.hits(0.2) ? dice.pick(['good', 'good', 'bad']) : null;
  const comment = rating && dice.hits(0.4) ? dice.pick(remarks) : null;
  const tags = dice.hits(0.35) ? [dice.pick(allTags)] : [];
  const visitor = visitorOf(world, i, dice, language);
  const { items, count } = historyOf({ dice, language, visitor, agent, begun, ended, department, tags, rating, comment });
  const response_time = agent
    ? { max: dice.whole(20, 400), avg: dice.float(200), first: dice.whole(1, 60) }
    : { max: null, avg: null, first: null };
  const id = world.ids.of(i);
  const timestamp = iso(begun);
  return {
    id,
    type: 'chat',
    timestamp,
    update_timestamp: iso(updated),
    end_timestamp: iso(ended),
    started_by: dice.pick(['visitor', 'visitor', 'agent', 'trigger']),
    duration: ended - begun,
    visitor,
    session: sessionOf(world, i, dice, language, begun, ended),
    department_id: department?.id ?? null,
    department_name: department?.name ?? null,
    agent_names: agent ? [agent.display_name] : [],
    agent_ids: agent ? [String(agent.id)] : [],
    count,
    response_time,
    rating,
    comment,
    tags,
    triggered: dice.hits(0.1),
    triggered_response: null,
    missed: !agent,
    unread: !agent,
    deleted: false,
    referrer_search_engine: '',
    referrer_search_terms: '',
    skills_requested: [],
    skills_fulfilled: false,
    abandon_time: null,
    dropped: dice.hits(0.01),
    proactive: false,
    zendesk_ticket_id: dice.hits(0.3) ? dice.whole(1, 900_000) : null,
    webpath: webpathOf(dice, begun),
    conversions: agent && dice.hits(0.03) ? [conversion(id, timestamp, agent)] : [],
    engagements: agent
      ? [
          {
            ...engagement(agent, ended - begun),
            id: `${id}.1`,
            timestamp,
            department_id: department?.id ?? null,
            rating,
            comment,
            response_time,
            count,
          },
        ]
      : [],
    history: items,
  };
}

const engagement = (agent: Agent, duration: number) => ({
  started_by: 'visitor',
  agent_id: String(agent.id),
  agent_name: agent.display_name,
  agent_full_name: agent.display_name,
  assigned: true,
  accepted: true,
  skills_requested: [],
  skills_fulfilled: false,
  duration: duration - 0.482913,
});

const conversion = (id: string, chat_timestamp: string, agent: Agent) => ({
  id: `${id}.c`,
  goal_id: 513901,
  goal_name: 'Bought something',
  timestamp: chat_timestamp,
  attribution: { agent_id: agent.id, agent_name: agent.display_name, department_id: null, department_name: null, chat_timestamp },
});
