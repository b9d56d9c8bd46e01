/** `npm run export`: the export engine on the command line. Progress and failures go to stderr, what was made to stdout. */
import type { Connection } from '../connection/connection.ts';
import { estimate } from '../export/estimate.ts';
import { exportId, type Job } from '../export/job.ts';
import { filesOf, type Manifest } from '../export/manifest.ts';
import type { Report } from '../export/messages.ts';
import { savedExports } from '../export/saved.ts';
import { session } from '../export/session.ts';
import { zipOf } from '../export/zip.ts';
import { systemClock } from '../zendesk/clock.ts';
import { failureOf, type FailureCode } from '../zendesk/failure.ts';
import { Pacers } from '../zendesk/pacer.ts';
import { estimateLines } from './export-estimate.ts';
import { withFolder, type Folder } from './export-folder.ts';
import { help, readOptions, type Wanted } from './export-options.ts';
import { exportProgress } from './export-progress.ts';
import { readSupportToken, readToken, WrongUse } from './export-token.ts';
import { whyOf } from './export-why.ts';
import { ends, exitCodeOf, reader, sentences, wording } from './export-words.ts';

const { say, moment } = wording;
const signals = { SIGINT: ends.stopped[0], SIGTERM: 143 };
const stop = new AbortController();
const around = { fetch: (request: Request) => fetch(request), clock: systemClock, pacers: new Pacers(systemClock), signal: stop.signal };

/** Returns the exit code. */
async function main(): Promise<number> {
  const wanted = await readOptions(process.argv.slice(2));
  if (!wanted) {
    console.log(help);
    return 0;
  }
  const supportToken = readSupportToken();
  const connection: Connection = {
    route: 'direct',
    origin: wanted.origin,
    token: await readToken(),
    ...(supportToken && { supportToken }),
  };
  // Each time, not once: npm passes on a Ctrl-C that has reached this process already.
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => stop.abort(code));
  const job: Job = { ...wanted.job, connection, reader };
  if (wanted.estimateOnly) {
    console.log(estimateLines(await estimate({ job, ...around })).join('\n'));
    return 0;
  }
  console.error(`${job.streams.join(', ')}: ${wanted.origin} → ${wanted.out} (Ctrl-C stops; the same command goes on)`);
  return withFolder(wanted.out, (folder) => exportInto(folder, job, wanted));
}

async function exportInto(folder: Folder, job: Job, { origin, zip }: Wanted): Promise<number> {
  await refuseOthers(folder, job, origin);
  const end = await run(job, folder);
  if (end.type === 'paused') {
    console.error(say('export.status.paused'));
    return stop.signal.reason as number;
  }
  if (end.type === 'failed') return fail(end.code, end.detail, end.whole.rows);
  const { streams, leftOut } = end.manifest;
  for (const { stream, code } of leftOut) console.error(sentences.leftOut(stream, code));
  console.log([say('export.status.done'), ...streams.flatMap(summaryOf)].join('\n'));
  const files = zip ? [(await zipOf(await folder.spools.open(end.id)))!.name] : filesOf(end.manifest);
  console.log(folder.deliver(end.id, files).join('\n'));
  return 0;
}

type End = Extract<Report, { type: 'failed' | 'paused' | 'done' }>;

/** The whole job to its end. */
async function run(job: Job, { spools }: Folder): Promise<End> {
  let last: Report | undefined;
  const progress = exportProgress(process.stderr, systemClock);
  const report = (told: Report) => progress.show((last = told));
  await session(job, { ...around, spools, report });
  progress.end();
  return last as End;
}

/** Two accounts, or two stretches of time, in one folder would overwrite each other's files. */
async function refuseOthers({ spools }: Folder, job: Job, origin: string): Promise<void> {
  const other = (await savedExports(spools)).find(({ id, rows }) => rows > 0 && id !== exportId(job));
  if (!other) return;
  const account = other.job?.account ?? other.id;
  const what = account === origin ? 'another stretch of time' : account;
  throw new WrongUse(`This folder holds an export of ${what}; give another folder with --out.`);
}

function summaryOf({ stream, received, repeated, odd, finishedAt, files }: Manifest): string[] {
  return [
    sentences.rows(stream, received - repeated, files[0]),
    ...(repeated ? [`  ${say('export.done.repeated', { count: repeated })}`] : []),
    ...(odd ? [`  ${say('export.done.odd', { count: odd })}`] : []),
    `  ${say('export.done.at', { time: moment(finishedAt) })}`,
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
