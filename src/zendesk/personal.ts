/**
 * Where personal data stand in the rows of each stream (chat-api.md §4.1 to §4.7, support-api.md §3.4 to §3.6), as paths:
 * `session.ip`, `history[].name`. `location` says where somebody was, `identity` who somebody is. What people wrote is neither and may hold both.
 */
export interface Personal {
  readonly location: readonly string[];
  readonly identity: readonly string[];
}

const place = ['ip', 'city', 'region', 'country_code', 'country_name'];
/** Of the machine that somebody of Support used. */
const system = (path: string) => ['ip_address', 'location', 'latitude', 'longitude'].map((name) => `${path}.${name}`);
/** Who stands at the two ends of a channel. */
const via = (path: string) =>
  ['from', 'to'].flatMap((end) =>
    ['name', 'address', 'phone', 'formatted_phone', 'username', 'profile_url', 'facebook_id'].map(
      (name) => `${path}.source.${end}.${name}`,
    ),
  );

export const personal: Readonly<Record<string, Personal>> = {
  chats: {
    location: place.map((name) => `session.${name}`),
    identity: [
      'visitor.name',
      'visitor.email',
      'visitor.phone',
      'agent_names[]',
      'history[].name',
      'history[].nick',
      'engagements[].agent_name',
      'engagements[].agent_full_name',
      'conversions[].attribution.agent_name',
    ],
  },
  agents: { location: [], identity: ['first_name', 'last_name', 'display_name', 'email'] },
  bans: { location: ['ip_address'], identity: ['visitor_name'] },
  tickets: { location: [], identity: ['recipient', ...via('via')] },
  users: { location: [], identity: ['name', 'email', 'phone', 'alias'] },
  ticket_events: { location: system('system'), identity: via('child_events[].via') },
  social_messaging: {
    location: system('messages[].metadata.system'),
    identity: [
      'messages[].author.display_name',
      'messages[].author.avatar_url',
      'ticket.recipient',
      ...via('ticket.via'),
      ...via('messages[].via'),
    ],
  },
  account: { location: [], identity: ['billing.first_name', 'billing.last_name', 'billing.email', 'billing.phone'] },
};
