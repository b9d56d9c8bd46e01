/** Spools of finished exports, and disks that are not what they should be. */
import { readEnvelope, readPage } from '../../../src/export/page.ts';
import { SpooledStream } from '../../../src/export/spooled.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Spool, SpoolFile } from '../../../src/export/spool.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { header, noon } from '../../fixtures/exports.ts';

export const stream: Stream = streams.chats;

/** A conversation; what `more` brings comes on top. */
export const chat = <More extends object>(n: number, more?: More) => ({
  id: `2609.${n}.abc`,
  timestamp: `2020-01-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
  update_timestamp: '2020',
  message: `text ${n}`,
  ...more!,
});

/** As if the schema knew all of them, so that first and last time are proved too. */
const known = { odd: false, unknown: [] };
/** Fewer than a full page, which would have to lead on. */
const perPage = 900;

/** An export of these chats, at its end. */
export async function exported(rows: readonly unknown[]) {
  const spool = await memorySpools(1e9).open('one');
  const spooled = await SpooledStream.open(spool, stream, header);
  for (let at = 0; at === 0 || at < rows.length; at += perPage) {
    const page = rows.slice(at, at + perPage);
    const value = { chats: page, count: page.length, end_time: 1, next_page: '' };
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    spooled.append(
      readPage(stream, readEnvelope(stream, '', value), bytes, () => known),
      noon,
    );
  }
  return { spool, spooled };
}

/** The spool with files that do some things otherwise; `file` is the one that a call would have gone to. */
export const otherwise = (spool: Spool, change: (file: SpoolFile, name: string) => Partial<SpoolFile>): Spool => ({
  open: async (name) => {
    const file = await spool.open(name);
    const plain: SpoolFile = {
      getSize: () => file.getSize(),
      read: (into, options) => file.read(into, options),
      write: (bytes, options) => file.write(bytes, options),
      truncate: (to) => file.truncate(to),
      flush: () => file.flush(),
      close: () => file.close(),
    };
    return { ...plain, ...change(file, name) };
  },
  blob: (name) => spool.blob(name),
  remove: (name) => spool.remove(name),
});

/** A disk that gives back other bytes than it was given, in files of that name. */
export const lying = (spool: Spool, lie: (bytes: Uint8Array, at: number) => void, size = (is: number) => is, of?: string): Spool =>
  otherwise(spool, (file, name) =>
    of !== undefined && name !== of
      ? {}
      : {
          getSize: () => size(file.getSize()),
          read(into, { at }) {
            const read = Math.min(file.read(into, { at }), Math.max(0, size(file.getSize()) - at));
            lie(into.subarray(0, read), at);
            return read;
          },
        },
  );

/** The names and bytes of these files; of those that are not there none. */
export async function bytesOf(spool: Spool, names: readonly string[]): Promise<Record<string, Uint8Array>> {
  const blobs = await Promise.all(names.map(async (name) => [name, await (await spool.blob(name))?.bytes()] as const));
  return Object.fromEntries(blobs.filter((found): found is [string, Uint8Array<ArrayBuffer>] => found[1] !== undefined));
}
