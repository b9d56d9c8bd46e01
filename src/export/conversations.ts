/**
 * Conversations of Facebook and LINE as rows: pages of all tickets are looked through, and to each ticket of these channels its
 * messages are fetched (support-api.md §3.6). Ticket and messages stand in the row byte for byte as they were served.
 */
import type { Client } from '../zendesk/client.ts';
import { sized } from '../zendesk/page-size.ts';
import type { Lead } from '../zendesk/paging.ts';
import { socialTicketOf, type SocialTicket } from '../zendesk/social.ts';
import type { Stream } from '../zendesk/streams.ts';
import type { Answer, Asker } from './asking.ts';
import { joined, textBytes } from './bytes.ts';
import { conversationRow, messagesOf, type Found } from './conversation.ts';
import { cutRows, pathOf, readEnvelope, timeOf } from './page.ts';

interface TicketPage {
  found: readonly Found[];
  /** Tickets of whatever channel. */
  looked: number;
  lead: Lead;
}

/** Our own part of a query: the ticket up to which the page is done. It is never sent. */
const behind = 'behind';
/** As it stood in the page: one that has changed since stands further back, behind others that are not done. */
const markOf = ({ id, ...ticket }: SocialTicket) => `${id}@${String(ticket[changed])}`;
const changed = 'generated_timestamp';

/**
 * A page ends behind the first conversation that something had to be fetched for, so that a stop loses no more than one; the
 * page of tickets is held meanwhile. Where it must be asked for again and has changed, it is begun anew: conversations that
 * then come twice count once.
 */
export function conversationsAsker(stream: Stream, client: Client, wanted: (time: string) => boolean): Asker {
  const tickets: Stream = { ...stream, rows: ['tickets'] };
  let held: (TicketPage & { place: string }) | undefined;

  async function ticketPage(query: string, options?: Parameters<Asker['page']>[1]): Promise<TicketPage> {
    const { bytes, value } = await client.get(pathOf(stream, query), options);
    const { list, ...lead } = readEnvelope(tickets, query, value);
    const slices = cutRows(tickets, list, bytes);
    const found = list.flatMap((row, i) => {
      const ticket = socialTicketOf(row);
      return ticket ? [{ ticket, bytes: bytes.slice(slices[i]!.start, slices[i]!.end) }] : [];
    });
    return { found, looked: list.length, lead };
  }

  const hasMessages = ({ ticket }: Found) => ticket['status'] !== 'deleted' && wanted(timeOf(stream, ticket));

  const rowOf = async (one: Found, signal: AbortSignal | undefined) =>
    conversationRow(one, hasMessages(one) ? await messagesOf(stream, client, one.ticket.id, signal) : undefined);

  return {
    async page(asked, options) {
      const { query, mark } = split(asked);
      if (!mark || held?.place !== placeOf(query)) held = { place: placeOf(query), ...(await ticketPage(query, options)) };
      const { found, lead } = held;
      const from = found.findIndex(({ ticket }) => markOf(ticket) === mark) + 1;
      const to = found.findIndex((one, i) => i >= from && hasMessages(one)) + 1 || found.length;
      const rows: Uint8Array[] = [];
      for (const one of found.slice(from, to)) rows.push(await rowOf(one, options?.signal));
      return answerOf(stream, rows, to < found.length ? ongoing(query, found[to - 1]!.ticket) : lead);
    },

    /** All that is found is taken to be as large as the first. */
    async sample(query, signal) {
      const { found, looked, lead } = await ticketPage(split(query).query, { signal });
      const bytes = found[0] ? (await rowOf(found[0], signal)).length : 0;
      return { rows: found.length, looked, bytes: bytes * found.length, reached: lead.reached, end: lead.next === null };
    },
  };
}

/** The query apart from how many tickets it asks for, which may have changed since the page was asked for. */
const placeOf = (query: string) => sized(query, 1);

function split(asked: string): { query: string; mark: string | null } {
  const query = new URLSearchParams(asked);
  const mark = query.get(behind);
  query.delete(behind);
  return { query: query.toString(), mark };
}

function ongoing(query: string, ticket: SocialTicket): Lead {
  const next = new URLSearchParams(query);
  next.set(behind, markOf(ticket));
  const reached = ticket[changed];
  return { next: next.toString(), reached: typeof reached === 'number' ? reached : undefined };
}

function answerOf({ rows: [key] }: Stream, rows: readonly Uint8Array[], lead: Lead): Answer {
  const bytes = joined([textBytes(`{"${key}":[`), joined(rows, ','), textBytes(']}')]);
  const list = rows.map((one) => JSON.parse(new TextDecoder().decode(one)) as unknown);
  return { bytes, envelope: { list, ...lead } };
}
