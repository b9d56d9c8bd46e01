/**
 * What the items of lists hold, by stream and field, where that is known (chat-api.md §4.1 to §4.4, support-api.md §3.4, §3.6).
 * Not in the rows' schemas, which speak of the kinds of top-level values only. An item need not have these fields, nor these only.
 */
const fields = (names: string): readonly string[] => names.split(' ');

const idAndValue = fields('id value');

export const itemFields: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  chats: {
    webpath: fields('timestamp title from to'),
    history: [
      ...fields('timestamp type name msg msg_id options channel department_id department_name prev_department_id'),
      ...fields('tags new_tags rating new_rating comment new_comment skills_name attachment'),
    ],
    engagements: [
      ...fields('id timestamp duration agent_id agent_name agent_full_name department_id started_by assigned accepted'),
      ...fields('rating comment skills_requested skills_fulfilled response_time count'),
    ],
    conversions: fields('id timestamp goal_id goal_name attribution'),
  },
  tickets: { custom_fields: idAndValue, fields: idAndValue },
  ticket_events: {
    child_events: [
      ...fields('id event_type type created_at author_id body html_body public attachments audit_id'),
      ...fields('via via_reference_id comment_present comment_public'),
    ],
  },
  social_messaging: {
    // Entries of a ticket's log, or the comments of one that has none.
    messages: [
      ...fields('id type created_at author content author_id body html_body plain_body public attachments'),
      ...fields('reference audit_id via metadata'),
    ],
  },
};
