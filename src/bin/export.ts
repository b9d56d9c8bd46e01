/** `npm run export`: the export engine on the command line. Progress and failures go to stderr, what was made to stdout. */
import { originOf, type Connection } from '../connection/connection.ts';
import { jobManifest, type LeftOut, type Manifest } from '../export/manifest.ts';
import type { Report } from '../export/messages.ts';
import { savedExports, session, type Job } from '../export/session.ts';
import type { Spools } from '../export/spool.ts';
import { systemClock } from '../zendesk/clock.ts';
import { failureOf, type FailureCode } from '../zendesk/failure.ts';
import type { Pacer } from '../zendesk/pacer.ts';
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import { withFolder, type Folder } from './export-folder.ts';
import { help, readOptions, readToken, WrongUse, type Wanted } from './export-options.ts';
import { progressLine } from './export-progress.ts';
import { whyOf } from './export-why.ts';
import { ends, exitCodeOf, reader, sentences, wording } from './export-words.ts';

const { say, count, moment } = wording;
const signals = { SIGINT: ends.stopped[0], SIGTERM: 143 };
const stop = new AbortController();
const pacers = new Map<string, Pacer>();

/** Returns the exit code. */
async function main(): Promise<number> {
  const wanted = readOptions(process.argv.slice(2));
  if (!wanted) {
    console.log(help);
    return 0;
  }
  const connection: Connection = { route: 'direct', origin: wanted.origin, token: await readToken() };
  // Each time, not once: npm passes on a Ctrl-C that has reached this process already.
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => stop.abort(code));
  console.error(`${wanted.streams.join(', ')}: ${wanted.origin} → ${wanted.out} (Ctrl-C stops; the same command goes on)`);
  return withFolder(wanted.out, (folder) => exportAll(wanted, connection, folder));
}

/** One stream after the other; what an account does not have is left out, and said. */
async function exportAll({ streams: names, ...wanted }: Wanted, connection: Connection, folder: Folder): Promise<number> {
  await refuseOthers(folder, connection);
  const done: Manifest[] = [];
  const leftOut: LeftOut[] = [];
  for (const stream of names) {
    const end = await run({ ...wanted, connection, stream }, folder.spools);
    if (end.type === 'paused') {
      console.error(say('export.status.paused'));
      return stop.signal.reason as number;
    }
    if (end.type === 'failed') {
      if (!mayLack(stream, end.code)) return fail(end.code, end.detail, end.progress.rows);
      leftOut.push({ stream, code: end.code });
      console.error(sentences.leftOut(stream, end.code));
    } else {
      done.push(end.manifest);
      const files = end.manifest.files.map(({ name }) => name);
      console.log([...summaryOf(end.manifest), ...folder.deliver(end.id, files)].join('\n'));
    }
    folder.manifest(jobManifest(originOf(connection), done, leftOut));
  }
  return 0;
}

/** Not every account has every stream: a refusal of such a one is no failure of the export. */
const mayLack = (stream: StreamName, code: FailureCode) =>
  (streams[stream] as Stream).optional === true && (code === 'forbidden' || code === 'not-found');

type End = Extract<Report, { type: 'failed' | 'paused' | 'done' }>;

/** One stream to its end. */
async function run(job: Job, spools: Spools): Promise<End> {
  let last: Report | undefined;
  const line = progressLine(process.stderr, systemClock.now, job.stream);
  const report = (told: Report) => line.show((last = told));
  await session(
    { ...job, reader },
    { spools, fetch: (request) => fetch(request), clock: systemClock, report, pacers, signal: stop.signal },
  );
  line.end();
  return last as End;
}

/** Two accounts in one folder would overwrite each other's files. */
async function refuseOthers({ spools }: Folder, connection: Connection): Promise<void> {
  const other = (await savedExports(spools)).find(({ rows, account }) => rows > 0 && account !== originOf(connection));
  if (other) throw new WrongUse(`This folder holds an export of ${other.account}; give another folder with --out.`);
}

function summaryOf({ stream, received, repeated, odd, finishedAt, files }: Manifest): string[] {
  return [
    say('export.status.done'),
    sentences.rows(stream, received - repeated, files[0]),
    ...(repeated ? [say('export.done.repeated', { count: count(repeated) })] : []),
    ...(odd ? [say('export.done.odd', { count: count(odd) })] : []),
    say('export.done.at', { time: moment(finishedAt) }),
  ];
}

/** Says what went wrong and what to do; `rows` is what was read before. Returns the exit code. */
function fail(code: FailureCode, detail: string, rows = 0): number {
  console.error(`${say(`failure.${code}.what`)}\n${say(`failure.${code}.next`)}`);
  const why = whyOf(code);
  if (why) console.error(`${say('export.why')}: ${why}`);
  if (detail !== code) console.error(`(${code}: ${detail})`);
  if (rows) console.error('The same command goes on where this one ended.');
  return exitCodeOf(code);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof WrongUse) {
    console.error(error.message);
    process.exitCode = ends.use[0];
  } else {
    const { code, message } = failureOf(error);
    process.exitCode = fail(code, message);
  }
}
