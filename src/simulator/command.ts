/** The simulator as a command: its options as texts, what they are otherwise, and what is said about them. */
import type { CorsMode } from './cors.ts';
import { faults, parseFaults } from './faults.ts';
import type { SimulatorOptions } from './index.ts';
import { usualClients, withRedirect } from './sign-in/clients.ts';
import type { TokenPreflight } from './sign-in/index.ts';
import { sizeNames, sizes, type Size, type SizeName } from './sizes.ts';

export interface Option {
  readonly usual: string;
  readonly what: string;
  /** Its text as an option of the simulator. Throws a RangeError with one sentence. */
  read(text: string): Partial<SimulatorOptions>;
}

type Options = Readonly<Record<string, Option>>;

const corsModes: readonly CorsMode[] = ['docs', 'all', 'none'];
const tokenPreflights: readonly TokenPreflight[] = ['405', 'ok'];

/** What the account is like and what goes wrong, beside its sizes. */
const conduct: Options = {
  seed: { usual: '1', what: 'which account, and what goes wrong when', read: (text) => ({ seed: number('seed', text, 2 ** 32 - 1) }) },
  cors: {
    usual: 'docs',
    what: 'answers a page may read: docs as documented, all, none',
    read: (text) => ({ cors: oneOf('cors', corsModes, text) }),
  },
  faults: { usual: '', what: 'what goes wrong, and how often: drop=0.1,truncate=0.05', read: (text) => ({ faults: parseFaults(text) }) },
  budget: { usual: '200', what: 'requests a minute, or off', read: (text) => ({ requestsPerMinute: orOff('budget', text, 1_000_000) }) },
  'token-life': {
    usual: 'off',
    what: 'seconds that a token works from its first use, or off',
    read: (text) => ({ tokenLifeMs: orOff('token-life', text, 1e9) * 1000 }),
  },
  'token-preflight': {
    usual: '405',
    what: 'whether a page may exchange a code for a token: 405 (no) or ok',
    read: (text) => ({ tokenPreflight: oneOf('token-preflight', tokenPreflights, text) }),
  },
  redirect: {
    usual: '',
    what: 'one more address that sign-ins may lead back to',
    read: (text) => (text ? { clients: withRedirect(usualClients, text) } : {}),
  },
};

const optionOf = (name: SizeName) => name.replaceAll('_', '-');

/** How much there is of everything. */
const amounts: Options = Object.fromEntries(
  sizeNames.map((name) => {
    const { usual, least = 0, most, what }: Size = sizes[name];
    const read = (text: string) => ({ [name]: number(optionOf(name), text, most, '', least) });
    return [optionOf(name), { usual: String(usual), what, read }];
  }),
);

export const options: Options = { ...conduct, ...amounts };

/** All options, from the text of each. @throws RangeError with one sentence for the first that is not possible. */
export const readOptions = (texts: Readonly<Record<string, unknown>>): SimulatorOptions =>
  Object.assign({}, ...Object.entries(options).map(([name, { read }]) => read(String(texts[name])))) as SimulatorOptions;

function oneOf<T extends string>(name: string, possible: readonly T[], text: string): T {
  const found = possible.find((one) => one === text);
  if (found) return found;
  throw new RangeError(`--${name} ${text} is not possible; choose ${possible.join(' or ')}.`);
}

/** A whole number; `or` names what is possible beside it. @throws RangeError that names the option. */
export function number(name: string, text: string, most: number, or = '', least = 0): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new RangeError(`--${name} ${text} is not possible; give a whole number from ${least} to ${most}${or}.`);
}

function orOff(name: string, text: string, most: number): number {
  return text === 'off' ? Infinity : number(name, text, most, ', or off');
}

const table = (rows: readonly (readonly [string, string])[]) => rows.map(([name, what]) => `  ${name.padEnd(26)}${what}\n`).join('');
const rowsOf = (some: Options) => Object.entries(some).map(([name, { usual, what }]) => [`--${name} ${usual}`, what] as const);

/** What `--help` says. */
export const help = `A simulated account on 127.0.0.1, for trying exporters. Options, with what they are otherwise:

${table([['--port 4400', 'port; 0 takes any'], ...rowsOf(conduct)])}
How much the account has:

${table(rowsOf(amounts))}
Faults, each with a rate from 0 to 1:

${table(Object.entries(faults))}
Tokens: demo (owner), demo-agent (may not export), demo-expired; demo-2, demo-3 … are new ones of the owner.
Support also takes them as API tokens, by Basic authentication.

Sign-ins: clients wegweiser (Support, code with PKCE) and wegweiser-chat (Chat, implicit or code), both public, which lead back to
/sign-in/ of any port of this machine. They begin at /oauth/authorizations/new and /oauth2/chat/authorizations/new, where you choose
who signs in. Support's tokens live 30 minutes, Chat's 10 hours, none longer than --token-life.

Calls of the simulator's own, not open to pages:

${table([
  ['GET /_simulator/truth', '?stream=tickets: every row as it is now and finally, one per line'],
  ['GET /_simulator/ids', 'the id of every chat, one per line'],
  ['GET /_simulator/stats', 'counters'],
  ['POST /_simulator/edit', '?count=N: changes chats'],
  ['POST /_simulator/change', '?kind=tickets&count=N: changes chats, tickets, users or organizations'],
  ['POST /_simulator/remove', '?kind=tickets&count=N: deletes them'],
])}`;
