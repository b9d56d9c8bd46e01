/**
 * What the export is measured against: the same answers, and only parsed; or, without `parse`, only taken off the wire and
 * asked for the next address in their last bytes. Runs in a worker of a page and in Node.
 */
export interface Bare {
  rows: number;
  /** Of the answers. */
  bytes: number;
}

interface Envelope {
  count: number;
  next_page: string;
}

const pageSize = 1000;

/** All chats of the account at `origin`, page after page. Rejects as `fetch` does. */
export async function readBare(origin: string, parse: boolean): Promise<Bare> {
  const read = { rows: 0, bytes: 0 };
  let address = `${origin}/api/v2/chat/incremental/chats?fields=chats%28*%29&limit=${pageSize}&start_time=0`;
  for (let full = true; full;) {
    const answer = await fetch(address, { headers: { authorization: 'Bearer demo' }, cache: 'no-store', credentials: 'omit' });
    const body = await answer.arrayBuffer();
    const { count, next_page } = parse ? (JSON.parse(new TextDecoder().decode(body)) as Envelope) : envelope(body);
    read.bytes += body.byteLength;
    read.rows += count;
    full = count === pageSize;
    address = next_page;
  }
  return read;
}

/** Count and next address of an answer: they stand behind its rows. */
function envelope(body: ArrayBuffer): Envelope {
  const tail = new TextDecoder().decode(body.slice(-2000));
  const [count, next] = [/"count":\s*(\d+)/.exec(tail)?.[1], /"next_page":\s*("[^"]+")/.exec(tail)?.[1]];
  return { count: Number(count), next_page: JSON.parse(next ?? '') as string };
}
