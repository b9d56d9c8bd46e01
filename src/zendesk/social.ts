/**
 * Conversations of Facebook and LINE: what became of Zendesk Message in the Suite. Each is a ticket, told by its channel, and
 * what was said stands in the ticket's log (support-api.md §3.6).
 */
import * as z from 'zod/mini';

/** Values of `via.channel`: Messenger and LINE as social messaging, and Facebook pages as Support itself connects them. */
export const socialChannels = ['sunshine_conversations_facebook_messenger', 'facebook', 'line'] as const;

/** As many as an answer of a list gives; the oldest first, so that what is said meanwhile comes at the end. */
export const messagesQuery = { 'page[size]': '100', sort: 'created_at' } as const;

/**
 * Calls of a ticket that have its messages, with the key of the list in their answer, in the order in which they are tried:
 * the log has all messages and comments, the comments are what an account without it has (§3.6).
 */
export const messageCalls = [
  { call: 'conversation_log', key: 'events' },
  { call: 'comments', key: 'comments' },
] as const;

const socialTicket = z.looseObject({ id: z.number(), via: z.looseObject({ channel: z.enum(socialChannels) }) });

export type SocialTicket = z.infer<typeof socialTicket>;

/** The row of a ticket, if it is a conversation of one of these channels. */
export const socialTicketOf = (row: unknown): SocialTicket | undefined => z.safeParse(socialTicket, row).data;

/** What stands before ticket and messages in the row of a conversation, so that a table can be read and sorted. */
export const headOf = ({ id, via, ...ticket }: SocialTicket, from: string | null) => ({
  ticket_id: id,
  channel: via.channel,
  status: ticket['status'],
  created_at: ticket['created_at'],
  generated_timestamp: ticket['generated_timestamp'],
  messages_from: from,
});
