/** The token of `npm run export`, and what is said to whoever gave the command not correctly. */
import { createInterface } from 'node:readline';
import { parseToken } from '../connection/connection.ts';

/** The command was not given correctly; its message is one sentence for the reader. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Support's own token, where Chat and Support are exported in one command; undefined where none is given. Throws what `parseToken` throws. */
export function readSupportToken(): string | undefined {
  const token = process.env['WEGWEISER_SUPPORT_TOKEN'];
  return token === undefined ? undefined : parseToken(token);
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
