/** How fast each format is by itself, beside its peer, and how long its files are beside those of CSV. */
import { formats as all } from '../../src/export/formats/index.ts';
import type { Format } from '../../src/export/formats/format.ts';
import { fileSpools } from '../../src/export/spool-files.ts';
import type { SpooledStream } from '../../src/export/spooled.ts';
import type { Spool } from '../../src/export/spool.ts';
import { streams, type Stream, type StreamName } from '../../src/zendesk/streams.ts';
import { folder } from './ending.ts';
import { filled } from './filled.ts';
import { measureFormat, type FormatFigures } from './format-figures.ts';
import { table } from './figures.ts';
import { tell, type Part } from './part.ts';
import type { Size } from './size.ts';

const names = ['chats', 'tickets'] as const satisfies StreamName[];

export const formats: Part = async (size) => {
  const spool = await fileSpools(folder()).open('one');
  const found: FormatFigures[] = [];
  for (const name of names) {
    const spooled = await filled(spool, name, { chats: size.formatRows, tickets: size.formatRows });
    found.push(...(await ofStream(streams[name], spooled, spool, size)));
    spooled.close();
  }
  return { figures: { formats: found }, lines: linesOf(found) };
};

async function ofStream(stream: Stream, spooled: SpooledStream, spool: Spool, { rounds }: Size): Promise<FormatFigures[]> {
  const found: FormatFigures[] = [];
  for (const format of Object.values<Format>(all)) {
    if (format.fits && !format.fits(stream)) continue;
    tell(`formats: ${stream.name} as ${format.name}`);
    found.push(await measureFormat({ format, stream, spooled, spool, rounds }));
  }
  const csv = found.find(({ format }) => format === 'csv')!.megabytes;
  return found.map((one) => ({ ...one, besideCsv: one.megabytes / csv }));
}

function linesOf(found: readonly FormatFigures[]): string[] {
  const lacking = [...new Set(found.filter(({ peer }) => !peer).map(({ format }) => format))];
  return [
    'Writing in MB of rows as they were served, reading in MB of files; peer: how many times as fast as it',
    ...table(
      ['stream', 'format', 'rows', 'MB', '× CSV', 'write MB/s', 'rows/s', '× peer', 'read MB/s', 'rows/s', '× peer', 'peer'],
      found.map((f) => [
        ...[f.stream, f.format, String(f.rows), f.megabytes, f.besideCsv],
        ...[f.write.megabytesPerSecond, f.write.rowsPerSecond, f.write.ratio],
        ...[f.read.megabytesPerSecond, f.read.rowsPerSecond, f.read.ratio, f.peer],
      ]),
    ),
    ...(lacking.length ? [`Without a peer: ${lacking.join(', ')}.`] : []),
  ];
}
