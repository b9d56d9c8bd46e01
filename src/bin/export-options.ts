/** What was asked of `npm run export`: its options, and the job that they describe. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseAccount } from '../connection/connection.ts';
import { formats } from '../export/formats/index.ts';
import type { ChosenFields, Job, SavedJob } from '../export/job.ts';
import type { Privacy } from '../export/privacy.ts';
import type { Range } from '../export/range.ts';
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import { jobIn } from './export-folder.ts';
import { WrongUse } from './export-token.ts';
import { ends } from './export-words.ts';

export interface Wanted {
  origin: string;
  /** Absolute; empty where only an estimate is asked for. */
  out: string;
  estimateOnly: boolean;
  /** All files in one. */
  zip: boolean;
  job: Omit<Job, 'connection'>;
}

const usual = Object.values(formats).flatMap((format) => (format.usual ? [format.name] : []));

const options = {
  account: { type: 'string' },
  out: { type: 'string' },
  streams: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  fields: { type: 'string' },
  'without-location': { type: 'boolean' },
  pseudonyms: { type: 'boolean' },
  resume: { type: 'boolean' },
  'since-last': { type: 'boolean' },
  'at-once': { type: 'boolean' },
  gzip: { type: 'boolean' },
  zip: { type: 'boolean' },
  estimate: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** With what each needs: a product's own token is one, an administrator's or an account that has it may be another. */
const streamsOf = (product: Stream['product']) =>
  Object.values<Stream>(streams)
    .filter((stream) => stream.product === product)
    .map(({ name, role, optional }) => `${name}${role === 'administrator' ? '*' : ''}${optional ? '?' : ''}`)
    .join(', ');

export const help = `npm run export -- --account <account> --out <folder> [--streams <names>] [--format <names>]
                  [--from <day>] [--to <day>]

Exports an account into files. Given again, the same command goes on where it stopped; once everything has been
read, it writes the files again and asks the account nothing, unless it is to read what changed --since-last.

  --account  acme, acme.zendesk.com, or the full address of a simulator on this machine
  --out      folder for the files; made if it is not there, one for each account and stretch of time
  --streams  what to export (default: chats)
             from Chat: ${streamsOf('chat')}
             from Support: ${streamsOf('support')}
             * with an administrator’s token; ? not every account has it
  --format   kinds of files: ${Object.keys(formats).join(', ')} (default: ${usual.join(',')})
  --from     only rows from this day on (UTC), or from this moment: 2026-01-31, 2026-01-31T08:00:00Z
  --to       only rows before this day or moment
  --fields   only these fields in the files: tickets.subject,tickets.status; keys and times are always there
  --resume            goes on with what lies in the folder: account, streams, formats and all else as they were
  --since-last        where everything was read before, reads what changed since, and writes the files anew
  --at-once           ends without the second look that Support needs a minute later: what changed last may be missing
  --without-location  leaves IP addresses and places out of the files
  --pseudonyms        puts pseudonyms in place of names and addresses, by the key in WEGWEISER_PSEUDONYM_KEY
  --gzip              compresses each file
  --zip               puts all files into one
  --estimate          says how many rows, how long and how much room, and exports nothing
  --help     shows this

The access token is taken from the environment variable WEGWEISER_TOKEN, or is the first line of standard input.
Chat and Support do not take each other's: for both in one command, put Support's into WEGWEISER_SUPPORT_TOKEN.

Exit codes: 0 done
${Object.values(ends)
  .map(([code, meaning]) => `${String(code).padStart(13)} ${meaning}`)
  .join('\n')}`;

/** Undefined when help is asked for. Throws WrongUse, and what `parseAccount` throws. */
export async function readOptions(args: string[]): Promise<Wanted | undefined> {
  if (args.some((arg) => /^--?[a-z-]*token/i.test(arg)))
    throw new WrongUse(
      'A token is not taken as an argument: other programs of this machine can read it there, and the shell keeps it in its history. Use the environment variable WEGWEISER_TOKEN, or standard input.',
    );
  const values = parsed(args);
  if (values.help) return undefined;
  const estimateOnly = values.estimate ?? false;
  const out = estimateOnly && !values.out ? '' : folder(values.out ?? '');
  const before = values.resume ? await resumed(out) : undefined;
  const origin = values.account === undefined && before ? before.account : parseAccount(values.account ?? '');
  return { origin, out, estimateOnly, zip: values.zip ?? false, job: jobOf(values, before) };
}

type Values = ReturnType<typeof parsed>;

/** What is given goes before what the folder says. */
function jobOf(values: Values, before: SavedJob | undefined): Omit<Job, 'connection'> {
  const fields = values.fields === undefined ? before?.fields : chosen(values.fields);
  return {
    streams: values.streams === undefined && before ? before.streams : names('stream', values.streams ?? 'chats', streams),
    formats: values.format === undefined && before ? before.formats : names('format', values.format ?? usual.join(), formats),
    range: values.from === undefined && values.to === undefined && before ? before : range(values.from ?? '', values.to ?? ''),
    ...(fields && { fields }),
    compress: values.gzip ?? before?.compress ?? false,
    sinceLast: values['since-last'] ?? false,
    settle: !values['at-once'],
    privacy: privacy(values['without-location'] ?? before?.withoutLocation ?? false, values.pseudonyms ?? before?.pseudonyms ?? false),
  };
}

async function resumed(out: string): Promise<SavedJob> {
  const job = await jobIn(out);
  if (!job) throw new WrongUse('There is nothing in this folder to go on with; say what to export with --account and --streams.');
  return job;
}

/** `tickets.subject,tickets.status`: for each stream that is named, the fields that are wanted of it. */
function chosen(text: string): ChosenFields {
  const found: Record<string, string[]> = {};
  for (const one of text.split(',').map((part) => part.trim())) {
    const [stream = '', field = ''] = one.split('.', 2);
    if (!Object.hasOwn(streams, stream) || !field)
      throw new WrongUse(`“${one}” is no field; write the stream before it, as in tickets.subject.`);
    const known = Object.keys(streams[stream as StreamName].schema.shape);
    if (!known.includes(field)) throw new WrongUse(`${stream} has no field “${field}”; choose from: ${known.join(', ')}.`);
    (found[stream] ??= []).push(field);
  }
  return found;
}

/** The key stays with the reader, so it is asked for as the token is: not as an argument. */
function privacy(withoutLocation: boolean, pseudonyms: boolean): Privacy {
  const pseudonymKey = pseudonyms ? process.env['WEGWEISER_PSEUDONYM_KEY'] : undefined;
  if (pseudonyms && !pseudonymKey)
    throw new WrongUse('--pseudonyms needs a key of your own in the environment variable WEGWEISER_PSEUDONYM_KEY: any long text; keep it.');
  return { withoutLocation, pseudonymKey };
}

function range(from: string, to: string): Range {
  const found = { from: moment('from', from), to: moment('to', to) };
  if (found.from && found.to && found.from >= found.to) throw new WrongUse('--from must be before --to.');
  return found;
}

function moment(name: string, text: string): string | undefined {
  if (!text) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new WrongUse(`--${name} is no day or moment; write it like 2026-01-31 or 2026-01-31T08:00:00Z.`);
  return new Date(time).toISOString();
}

function parsed(args: string[]) {
  const { values, positionals } = parsedOrRefused(args);
  // What it says is not repeated: it may be the token.
  if (positionals.length) throw new WrongUse('Something stands there without an option before it; see --help.');
  return values;
}

function parsedOrRefused(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // Node's further sentences are about its syntax, not ours.
    throw new WrongUse((error as Error).message.split(/\.\s|\n/)[0]?.replace(/\.?$/, '; see --help.'));
  }
}

function folder(text: string): string {
  if (!text) throw new WrongUse('The folder for the files is missing: --out <folder>');
  const out = path.resolve(text);
  if (existsSync(out) && !statSync(out).isDirectory()) throw new WrongUse(`${out} is a file; give a folder.`);
  return out;
}

/** The names in a list with commas, each once. */
function names<Table extends object>(kind: string, text: string, table: Table): (keyof Table & string)[] {
  const given = [...new Set(text.split(',').map((name) => name.trim()))];
  const unknown = given.find((name) => !Object.hasOwn(table, name));
  if (unknown !== undefined) throw new WrongUse(`There is no ${kind} “${unknown}”; choose from: ${Object.keys(table).join(', ')}.`);
  return given as (keyof Table & string)[];
}
