/** One conversation: its messages, fetched by their ticket, and the row that is put together of both (support-api.md §3.6). */
import type { Client } from '../zendesk/client.ts';
import { failureOf } from '../zendesk/failure.ts';
import { headOf, messageCalls, messagesQuery, type SocialTicket } from '../zendesk/social.ts';
import type { Stream } from '../zendesk/streams.ts';
import { joined, textBytes } from './bytes.ts';
import { cutRows, pathOf, readEnvelope } from './page.ts';

export interface Found {
  ticket: SocialTicket;
  /** As it was served. */
  bytes: Uint8Array;
}

export interface Messages {
  from: string;
  /** As they were served, in their order. */
  list: readonly Uint8Array[];
}

/** Undefined where the account has none of the calls, or has the ticket no more. */
export async function messagesOf(
  stream: Stream,
  client: Client,
  ticket: number,
  signal: AbortSignal | undefined,
): Promise<Messages | undefined> {
  for (const { call, key } of messageCalls) {
    const path = `/api/v2/tickets/${ticket}/${call}`;
    try {
      return { from: call, list: await wholeList({ ...stream, ...messageList, path, rows: [key] }, client, signal) };
    } catch (error) {
      if (failureOf(error).code !== 'not-found') throw error;
    }
  }
  return undefined;
}

const messageList = { query: messagesQuery, paging: 'support-list' } as const;

async function wholeList(list: Stream, client: Client, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  let query: string | null = new URLSearchParams({ ...list.query }).toString();
  while (query !== null) {
    const { bytes, value } = await client.get(pathOf(list, query), { signal });
    const envelope = readEnvelope(list, query, value);
    for (const { start, end } of cutRows(list, envelope.list, bytes)) all.push(bytes.subarray(start, end));
    query = envelope.next;
  }
  return all;
}

/** One line of JSON but for line breaks between tokens; without messages it has null in their place. */
export function conversationRow({ ticket, bytes }: Found, messages: Messages | undefined): Uint8Array {
  const head = textBytes(`${JSON.stringify(headOf(ticket, messages?.from ?? null)).slice(0, -1)},"ticket":`);
  const list = messages ? [textBytes('['), joined(messages.list, ','), textBytes(']')] : [textBytes('null')];
  return joined([head, bytes, textBytes(',"messages":'), ...list, textBytes('}')]);
}
