/** One round of a format: what it takes to make its files and to read them back, and what the same takes its peer. */
import { readAll } from '../../src/export/spool.ts';
import type { SpooledStream } from '../../src/export/spooled.ts';
import { read, write, type Made } from './format-work.ts';
import { proveRows } from './part.ts';
import type { Peer, Row } from './peer.ts';

export interface Seconds {
  write: number;
  read: number;
}

/** Rejects where the rows read back are not those that were written. */
export async function ours(name: string, made: readonly Made[], spooled: SpooledStream): Promise<Seconds> {
  const written = await seconds(() => made.forEach((one) => write(one, spooled)));
  const back: number[] = [];
  const readSeconds = await seconds(async () => {
    for (const one of made) back.push(await read(one));
  });
  made.forEach(({ rows }, i) => proveRows(`${name}, read back`, back[i]!, rows));
  return { write: written, read: readSeconds };
}

/** Of the same rows from the same bytes, and of the same files; rejects as `ours` does. */
export async function theirs(peer: Peer, made: readonly Made[], spooled: SpooledStream): Promise<Seconds> {
  const files = made.map(({ file }) => readAll(file));
  const work = peer.writer(files);
  let written: readonly Uint8Array[] = [];
  const write = await seconds(() => void (written = work(parsed(spooled))));
  const back: number[] = [];
  const read = await seconds(async () => {
    for (const file of files) back.push(await peer.read(file));
  });
  for (const [i, { rows }] of made.entries()) {
    proveRows(`${peer.name}, read`, back[i]!, rows);
    proveRows(`${peer.name}, written`, await peer.read(written[i]!), rows);
  }
  return { write, read };
}

/** All rows that count. */
function parsed(spooled: SpooledStream): Row[] {
  const decoder = new TextDecoder();
  const rows: Row[] = [];
  for (const { bytes, first } of spooled.blocks())
    decoder
      .decode(bytes)
      .split('\n')
      .slice(0, -1)
      .forEach((line, i) => spooled.index.counts(first + i) && rows.push(JSON.parse(line) as Row));
  return rows;
}

async function seconds(work: () => void | Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
