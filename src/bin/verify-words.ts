/** What `npm run verify` says, in English. */
import { manifestFile } from '../export/manifest.ts';
import { sumsFile } from '../export/sums.ts';
import type { Fault } from '../export/verify-bytes.ts';
import type { Checked } from '../export/verify-part.ts';
import { ends, wording } from './export-words.ts';

const { count } = wording;

export const help = `npm run verify -- --folder <folder>

Verifies an export again: whether each file that its ${manifestFile} names is there, is the same to the last byte, and holds
as many rows as it has to, none twice, and those of all formats the same in the same order. Asks no account for anything.

  --folder   where the files lie, ${manifestFile} and ${sumsFile} among them
  --help     shows this

Exit codes: 0 all holds
${[ends.unforeseen, ends.use, ends.verification].map(([code, meaning]) => `${String(code).padStart(13)} ${meaning}`).join('\n')}`;

/** Why a manifest is not gone by. */
export const refusals = {
  'other-version': `${manifestFile} was written by another version of Wegweiser, which has to verify it; “sha256sum -c ${sumsFile}” works all the same.`,
  damaged: `${manifestFile} is damaged: it does not say what an export says.`,
} as const;

type Say<F extends Fault['fault']> = (fault: Extract<Fault, { fault: F }>) => string;

const sentences: { [F in Fault['fault']]: Say<F> } = {
  missing: () => 'is not there',
  sha256: () => 'has another SHA-256 than it had',
  unpacked: () => 'has something else in it than it had',
  unreadable: () => 'cannot be read to its end',
  strange: () => 'is of a part that its format does not have',
  unlisted: () => `is not listed in ${sumsFile}`,
  sums: () => `does not list the files that ${manifestFile} names, each with its SHA-256`,
  bytes: ({ expected, found }) => `has ${count(found)} bytes instead of ${count(expected)}`,
  rows: ({ expected, found }) => `holds ${count(found)} rows instead of ${count(expected)}`,
  total: ({ expected, found }) => `holds, with the files before it, ${count(found)} rows of ${count(expected)} that were received`,
  times: ({ expected, found }) => `has its first and last time at ${found} instead of ${expected}`,
  twice: ({ row }) => `holds at row ${count(row)} one that it or a file before it has held already`,
  otherwise: ({ row, other }) => `holds from row ${count(row)} on others than ${other}`,
  stray: () => 'holds rows that belong to none of its table, or in another order',
};

const sentenceOf = <F extends Fault['fault']>(fault: Extract<Fault, { fault: F }>): string => sentences[fault.fault](fault);

/** Times are somebody else's text, which shall do nothing to a terminal. */
const harmless = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '·');

export const lineOf = ({ name, rows, faults }: Checked): string =>
  faults.length
    ? `NOT OK  ${name} ${harmless(faults.map((fault) => sentenceOf(fault)).join('; '))}`
    : `OK      ${name}${rows === undefined ? '' : `, ${count(rows)} rows`}`;

export const lastLine = (files: number, wrong: number): string =>
  wrong
    ? `${count(wrong)} of ${count(files)} files are not what they were when the export was made.`
    : `All ${count(files)} files are what they were when the export was made.`;
