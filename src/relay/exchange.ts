/** The body of an exchange, which is read to its end before anything goes on: of one that is too long the target hears nothing. */
import type { Clock } from '../zendesk/clock.ts';
import { within, type Limits } from './limits.ts';
import { Refused } from './refusals.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Undefined for a GET. Holds at most `requestBytes`, for at most `idleMs`. Throws Refused: `body` for one that is too long, empty,
 * broken off or of a GET; `late` for one that takes longer.
 */
export async function bodyOf(
  { method, headers, body }: Request,
  { requestBytes, idleMs }: Pick<Limits, 'requestBytes' | 'idleMs'>,
  clock: Clock,
): Promise<Bytes | undefined> {
  const length = Number(headers.get('content-length') ?? 0);
  const announced = length !== 0 || headers.has('transfer-encoding');
  if (method === 'GET' && !announced) return undefined;
  if (method === 'GET' || !(length <= requestBytes) || !body) throw new Refused('body');
  const reader = body.getReader();
  try {
    return await within(whole(reader, requestBytes), idleMs, 'late', clock);
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof Refused ? error : new Refused('body');
  }
}

async function whole(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<Bytes> {
  const bytes = new Uint8Array(most);
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.length > most - length) throw new Refused('body');
    bytes.set(next.value, length);
    length += next.value.length;
  }
  if (!length) throw new Refused('body');
  return bytes.slice(0, length);
}
