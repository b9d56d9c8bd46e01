/** One format and one stream: seconds of writing and reading back, beside those of the peer. */
import type { Format } from '../../src/export/formats/format.ts';
import type { Spool } from '../../src/export/spool.ts';
import type { SpooledStream } from '../../src/export/spooled.ts';
import type { Stream } from '../../src/zendesk/streams.ts';
import { megabytes, median } from './figures.ts';
import { ours, theirs, type Seconds } from './format-rounds.ts';
import { madeOf } from './format-work.ts';
import { peers } from './peers.ts';

export interface FormatFigures {
  stream: string;
  format: Format['name'];
  /** Of the stream; child tables have rows of their own. */
  rows: number;
  /** Of all its files, and how many times those of CSV that is. */
  megabytes: number;
  besideCsv?: number;
  write: Speed;
  read: Speed;
  peer: string | undefined;
}

interface Speed {
  seconds: number;
  megabytesPerSecond: number;
  rowsPerSecond: number;
  /** How many times as fast as the peer. */
  ratio: number | undefined;
}

export interface Measuring {
  format: Format;
  stream: Stream;
  spooled: SpooledStream;
  spool: Spool;
  rounds: number;
}

/** Rejects where the rows read back are not those that were written. */
export async function measureFormat({ format, stream, spooled, spool, rounds }: Measuring): Promise<FormatFigures> {
  const made = await madeOf(format, stream, spooled, spool);
  const peer = peers[format.name];
  const found: (Seconds & { peer: Seconds | undefined })[] = [];
  for (let round = 0; round < rounds; round++) {
    const own = await ours(format.name, made, spooled);
    found.push({ ...own, peer: peer && (await theirs(peer, made, spooled)) });
  }
  const bytes = made.reduce((sum, { file }) => sum + file.getSize(), 0);
  for (const { file } of made) file.close();
  const speed = (of: 'write' | 'read', size: number): Speed => {
    const seconds = median(found.map((one) => one[of]));
    const ratio = peer && median(found.map((one) => one.peer![of] / one[of]));
    return { seconds, megabytesPerSecond: megabytes(size) / seconds, rowsPerSecond: spooled.index.kept / seconds, ratio };
  };
  return {
    ...{ stream: stream.name, format: format.name, rows: spooled.index.kept, megabytes: megabytes(bytes), peer: peer?.name },
    ...{ write: speed('write', spooled.checkpoint?.bytes ?? 0), read: speed('read', bytes) },
  };
}
