/** The streams of the Chat API (chat-api.md §3.5, §3.6, §4.7). */
import * as rows from './rows.ts';
import type { Budget, Stream } from './streams.ts';

/** Every plan: 200 requests a minute for the whole Chat API (chat-api.md §3.7). */
export const chatBudget: Budget = { name: 'chat', requests: 200, windowMs: 60_000 };

const chat = { product: 'chat', budget: chatBudget } as const;
/** A start must be more than five minutes old (chat-api.md §0.4); for the other incremental calls that is our caution. */
const incremental = { ...chat, role: 'administrator', lagMs: 5 * 60_000, pageSize: 1000 } as const;
/** All rows in one answer (chat-api.md §4.7). */
const whole = { ...chat, role: 'agent', paging: 'whole', lagMs: 0, pageSize: 0, query: {}, rows: [] } as const;
/** By id, 100 at most, the id asked for included (chat-api.md §4.7). */
const byId = { ...chat, role: 'agent', paging: 'since-id', lagMs: 0, query: { since_id: '0', limit: '100' } } as const;

export const chatStreams = {
  chats: {
    ...incremental,
    name: 'chats',
    path: '/api/v2/chat/incremental/chats',
    query: { fields: 'chats(*)', limit: '1000', start_time: '0' },
    paging: 'chat-incremental',
    rows: ['chats'],
    key: ['id'],
    version: 'update_timestamp',
    time: 'timestamp',
    deleted: { field: 'deleted', value: true },
    schema: rows.chatRow,
  },
  agents: { ...byId, name: 'agents', path: '/api/v2/chat/agents', rows: [], pageSize: 100, key: ['id'], schema: rows.agentRow },
  departments: { ...whole, name: 'departments', path: '/api/v2/chat/departments', key: ['id'], schema: rows.departmentRow },
  agent_timeline: {
    ...incremental,
    name: 'agent_timeline',
    path: '/api/v2/chat/incremental/agent_timeline',
    query: { fields: 'agent_timeline(*)', limit: '1000', start_time: '0' },
    paging: 'chat-timeline',
    rows: ['agent_timeline'],
    key: ['agent_id', 'start_time'],
    time: 'start_time',
    schema: rows.agentTimelineRow,
  },
  bans: {
    ...byId,
    name: 'bans',
    path: '/api/v2/chat/bans',
    rows: ['visitor', 'ip_address'],
    pageSize: 1, // how the limit counts over two lists is not said: the end is an answer without rows
    key: ['type', 'id'],
    time: 'created_at',
    schema: rows.banRow,
  },
  goals: { ...whole, name: 'goals', path: '/api/v2/chat/goals', key: ['id'], schema: rows.goalRow },
  roles: { ...whole, name: 'roles', path: '/api/v2/chat/roles', key: ['id'], schema: rows.roleRow },
  shortcuts: { ...whole, name: 'shortcuts', path: '/api/v2/chat/shortcuts', key: ['id'], schema: rows.shortcutRow },
  skills: { ...whole, name: 'skills', path: '/api/v2/chat/skills', key: ['id'], schema: rows.skillRow },
  triggers: { ...whole, name: 'triggers', path: '/api/v2/chat/triggers', key: ['id'], schema: rows.triggerRow },
  // Some integrated accounts refuse it, others answer (chat-api.md §5).
  account: { ...whole, name: 'account', path: '/api/v2/chat/account', key: ['account_key'], optional: true, schema: rows.accountRow },
  routing_settings: {
    ...whole,
    name: 'routing_settings',
    path: '/api/v2/chat/routing_settings/account',
    rows: ['data'],
    key: ['routing_mode'],
    optional: true,
    schema: rows.routingSettingsRow,
  },
  // “Limited availability” (chat-api.md §3.6).
  agent_events: {
    ...incremental,
    name: 'agent_events',
    path: '/api/v2/chat/incremental/agent_events',
    query: { limit: '1000', start_time: '0' },
    paging: 'chat-incremental',
    rows: ['agent_events'],
    key: ['id'],
    time: 'timestamp',
    optional: true,
    schema: rows.agentEventRow,
  },
  department_events: {
    ...incremental,
    name: 'department_events',
    path: '/api/v2/chat/incremental/department_events',
    query: { limit: '1000', start_time: '0' },
    paging: 'chat-incremental',
    rows: ['department_events'],
    key: ['id'],
    time: 'timestamp',
    optional: true,
    schema: rows.departmentEventRow,
  },
  conversions: {
    ...incremental,
    name: 'conversions',
    path: '/api/v2/chat/incremental/conversions',
    query: { fields: 'conversions(*)', limit: '1000', start_time: '0' },
    paging: 'chat-incremental',
    rows: ['conversions'],
    key: ['id'],
    time: 'timestamp',
    optional: true,
    schema: rows.conversionRow,
  },
} as const satisfies Record<string, Stream>;
