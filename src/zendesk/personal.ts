/**
 * Where personal data stand in the rows of each stream (chat-api.md §4.1 to §4.7), as paths: `session.ip`, `history[].name`.
 * `location` says where somebody was, `identity` who somebody is. What people wrote is neither and may hold both.
 */
export interface Personal {
  readonly location: readonly string[];
  readonly identity: readonly string[];
}

const place = ['ip', 'city', 'region', 'country_code', 'country_name'];

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
  account: { location: [], identity: ['billing.first_name', 'billing.last_name', 'billing.email', 'billing.phone'] },
};
