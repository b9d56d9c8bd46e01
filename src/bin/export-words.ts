/** What `npm run export` says, in English, and with which exit code it ends. */
import words from '../../content/i18n/en.json' with { type: 'json' };
import { wordingOf } from '../export/wording.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import { streams, type Stream } from '../zendesk/streams.ts';

/** The panel's words speak of a page and its buttons in some places; there a command has words of its own. */
const own: Partial<Record<keyof typeof words, string>> = {
  'export.status.recent': 'The newest rows can be fetched only when they are old enough.',
  'export.done.repeated':
    '{count, plural, one {# older version of an edited row was} other {# older versions of edited rows were}} replaced by the newest.',
  'export.done.odd': '{count, plural, one {# row has} other {# rows have}} a shape we do not know, and in the files all the same.',
  'export.status.paused': 'Stopped. What has been read is kept; the same command goes on from there.',
  'export.why': 'Find out why',
  'export.done.at': 'Read on {time}. To read what has changed since, add --since-last.',
  'failure.address-empty.next': 'Name it by the first part of its address, for example: --account acme',
  'failure.token-empty.next':
    'Set the environment variable WEGWEISER_TOKEN to a Chat access token, or give it as the first line of standard input.',
  'failure.token-kind.what': 'This looks like an API token or a password. Neither works here.',
  'failure.unauthorized.next': 'Get a new Chat access token and use it with the same command. Nothing that was read is lost.',
  'failure.unreachable.what': 'No answer came. You may be offline, or there is no such address.',
  'failure.refused.next': 'Give the same command again in a few minutes. If it happens again, please report the problem.',
  'failure.stuck.next': 'Give the same command again in a few minutes. If it happens again, please report the problem.',
  'failure.storage-refused.what': 'This folder may not be written to.',
  'failure.storage-refused.next': 'Choose another folder with --out, or allow yourself to write to this one.',
  'failure.disk-full.what': 'There is no room left on the disk.',
  'failure.disk-full.next': 'Free some space, then give the same command again. What has been read is kept.',
  'failure.already-running.what': 'Another command is exporting to this folder.',
  'failure.already-running.next': 'Wait until it has ended, or stop it and give this command again.',
  'failure.checkpoint-unreadable.what':
    'What lies in this folder cannot be gone on with: it is damaged, or of another account or stretch of time.',
  'failure.checkpoint-unreadable.next': 'Choose another folder, or delete the folder “spool” in this one and start again.',
  'failure.unexpected.next': 'Give the same command again; what has been read is kept. If it happens again, please report the problem.',
};

export const wording = wordingOf({ ...words, ...own }, 'en');

/** For the files that people read. */
export const reader = { words, lang: 'en', dir: 'ltr' } as const;

const { count, day } = wording;

/** What only the command says. */
export const sentences = {
  reading: (stream: string) => `Reading ${stream}`,
  soFar: (rows: number) => `${count(rows)} rows`,
  left: (time: string) => `about ${time} left`,
  rows: (stream: string, rows: number, file?: { first?: string | undefined; last?: string | undefined }) =>
    `${stream}: ${count(rows)} rows${file?.first ? `, from ${day(file.first)} to ${day(file.last)}` : ''}`,
  leftOut: (stream: string, code: FailureCode) =>
    `${stream} is left out: ${code === 'not-found' ? 'this account does not have it' : `this account or token may not read it${needs(stream)}`}.`,
};

const needs = (stream: string) =>
  (streams as Readonly<Record<string, Stream>>)[stream]?.role === 'administrator' ? ', which only administrators may' : '';

/** Exit codes beside 0, and what they stand for. */
export const ends = {
  unforeseen: [1, 'something that was not foreseen'],
  use: [2, 'the command was not given correctly'],
  token: [3, 'the token, or what it may do'],
  account: [4, 'the account or the network'],
  server: [5, 'the server; later it may work'],
  folder: [6, 'the folder or the disk'],
  verification: [7, 'a file did not hold what was received'],
  stopped: [130, 'stopped by Ctrl-C; 143 when told to end by SIGTERM'],
} as const satisfies Record<string, readonly [code: number, meaning: string]>;

const endOf: Record<FailureCode, keyof typeof ends> = {
  'address-empty': 'use',
  'address-invalid': 'use',
  'token-empty': 'token',
  'token-malformed': 'token',
  'token-kind': 'token',
  'token-product': 'token',
  'client-empty': 'token',
  'sign-in-denied': 'token',
  'sign-in-failed': 'token',
  unauthorized: 'token',
  forbidden: 'token',
  'not-found': 'account',
  unreachable: 'account',
  walled: 'account',
  throttled: 'server',
  'server-error': 'server',
  refused: 'server',
  'broken-answer': 'server',
  stuck: 'server',
  'storage-refused': 'folder',
  'disk-full': 'folder',
  'memory-full': 'folder',
  'already-running': 'folder',
  'checkpoint-unreadable': 'folder',
  'verification-failed': 'verification',
  unexpected: 'unforeseen',
};

/** The exit code for a failure. */
export const exitCodeOf = (code: FailureCode): number => ends[endOf[code]][0];
