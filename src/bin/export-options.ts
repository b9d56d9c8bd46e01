/** What was asked of `npm run export`: its options and its token. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parseAccount, parseToken } from '../connection/connection.ts';
import { formats, type FormatName } from '../export/formats/index.ts';
import type { Privacy } from '../export/privacy.ts';
import type { Range } from '../export/range.ts';
import { streams, type StreamName } from '../zendesk/streams.ts';
import { ends } from './export-words.ts';

/** The command was not given correctly; its message is one sentence for the reader. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export interface Wanted {
  origin: string;
  /** Absolute. */
  out: string;
  streams: StreamName[];
  formats: FormatName[];
  range: Range;
  privacy: Privacy;
  sinceLast: boolean;
  settle: boolean;
}

const usual = Object.values(formats).flatMap((format) => (format.usual ? [format.name] : []));

const options = {
  account: { type: 'string', default: '' },
  out: { type: 'string', default: '' },
  streams: { type: 'string', default: 'chats' },
  format: { type: 'string', default: usual.join(',') },
  from: { type: 'string', default: '' },
  to: { type: 'string', default: '' },
  'without-location': { type: 'boolean', default: false },
  pseudonyms: { type: 'boolean', default: false },
  'since-last': { type: 'boolean', default: false },
  'at-once': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export const help = `npm run export -- --account <account> --out <folder> [--streams <names>] [--format <names>]
                  [--from <day>] [--to <day>]

Exports an account into files. Given again, the same command goes on where it stopped; once everything has been
read, it writes the files again and asks the account nothing, unless it is to read what changed --since-last.

  --account  acme, acme.zendesk.com, or the full address of a simulator on this machine
  --out      folder for the files; made if it is not there, one for each account
  --streams  what to export: ${Object.keys(streams).join(', ')} (default: ${options.streams.default})
  --format   kinds of files: ${Object.keys(formats).join(', ')} (default: ${options.format.default})
  --from     only rows from this day on (UTC), or from this moment: 2026-01-31, 2026-01-31T08:00:00Z
  --to       only rows before this day or moment
  --since-last        where everything was read before, reads what changed since, and writes the files anew
  --at-once           ends without the second look that Support needs a minute later: what changed last may be missing
  --without-location  leaves IP addresses and places out of the files
  --pseudonyms        puts pseudonyms in place of names and addresses, by the key in WEGWEISER_PSEUDONYM_KEY
  --help     shows this

The access token is taken from the environment variable WEGWEISER_TOKEN, or is the first line of standard input.

Exit codes: 0 done
${Object.values(ends)
  .map(([code, meaning]) => `${String(code).padStart(13)} ${meaning}`)
  .join('\n')}`;

/** Undefined when help is asked for. Throws WrongUse, and what `parseAccount` throws. */
export function readOptions(args: string[]): Wanted | undefined {
  if (args.some((arg) => /^--?[a-z-]*token/i.test(arg)))
    throw new WrongUse(
      'A token is not taken as an argument: other programs of this machine can read it there, and the shell keeps it in its history. Use the environment variable WEGWEISER_TOKEN, or standard input.',
    );
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  // What it says is not repeated: it may be the token.
  if (positionals.length) throw new WrongUse('Something stands there without an option before it; see --help.');
  return {
    origin: parseAccount(values.account),
    out: folder(values.out),
    streams: names('stream', values.streams, streams),
    formats: names('format', values.format, formats),
    range: range(values.from, values.to),
    sinceLast: values['since-last'],
    settle: !values['at-once'],
    privacy: privacy(values['without-location'], values.pseudonyms),
  };
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

/** From the environment, or the first line of standard input when nobody types there. Throws what `parseToken` throws. */
export async function readToken(): Promise<string> {
  return parseToken(process.env['WEGWEISER_TOKEN'] ?? (process.stdin.isTTY ? '' : await firstLine()));
}

async function firstLine(): Promise<string> {
  console.error('Taking the token from standard input …');
  try {
    for await (const line of createInterface({ input: process.stdin })) return line;
    return '';
  } finally {
    // A pipe that stays open must not keep this process.
    process.stdin.destroy();
  }
}
