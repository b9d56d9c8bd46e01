/**
 * Leaves personal data out of the files, or puts pseudonyms in their place: a pure pass over the rows of a finished spool,
 * which itself keeps them as they were served. Which fields that are stands in `zendesk/personal.ts`.
 */
import { createHMAC, createSHA256 } from 'hash-wasm';
import { personal } from '../zendesk/personal.ts';

export interface Privacy {
  /** Writes null for addresses of machines and for places. */
  withoutLocation?: boolean | undefined;
  /** The reader's own secret: the same name or address becomes the same pseudonym wherever the secret is the same. */
  pseudonymKey?: string | undefined;
}

/** Changes one row, a line of JSON without its line break. Rows in which there is nothing to change come back as they are. */
export type RowPass = (line: string) => string;

type Change = (value: unknown) => unknown;

/** Undefined where nothing is to be changed in this stream. */
export async function privacyPass(stream: string, { withoutLocation, pseudonymKey }: Privacy): Promise<RowPass | undefined> {
  const { location, identity } = personal[stream] ?? { location: [], identity: [] };
  const changes: [string[], Change][] = [];
  if (withoutLocation) changes.push(...location.map((path): [string[], Change] => [stepsOf(path), () => null]));
  if (pseudonymKey) {
    const pseudonym = await pseudonymsOf(pseudonymKey);
    changes.push(...identity.map((path): [string[], Change] => [stepsOf(path), pseudonym]));
  }
  if (!changes.length) return undefined;
  return (line) => {
    const row: unknown = JSON.parse(line);
    const changed = changes.map(([steps, change]) => replace(row, steps, change)).some(Boolean);
    return changed ? JSON.stringify(row) : line;
  };
}

/** `history[].name` → `history`, `[]`, `name`. */
const stepsOf = (path: string) => path.replaceAll('[]', '.[]').split('.');

/** Changes in place what is there and is not empty. Returns whether anything was changed. */
function replace(value: unknown, [step, ...rest]: string[], change: Change): boolean {
  if (step === undefined || typeof value !== 'object' || value === null) return false;
  const holder = value as Record<string, unknown>;
  const keys = step === '[]' ? (Array.isArray(value) ? Object.keys(value) : []) : Object.hasOwn(holder, step) ? [step] : [];
  return keys.map((key) => (rest.length ? replace(holder[key], rest, change) : put(holder, key, change))).some(Boolean);
}

function put(holder: Record<string, unknown>, key: string, change: Change): boolean {
  const before = holder[key];
  if (before === null || before === undefined || before === '') return false;
  holder[key] = change(before);
  return true;
}

/** An address stays one, at a host that cannot exist (RFC 2606); everything else becomes one word. */
async function pseudonymsOf(key: string): Promise<Change> {
  const hmac = await createHMAC(createSHA256(), key);
  return (value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const digest = hmac.init().update(text.normalize().toLowerCase().trim()).digest('hex').slice(0, 16);
    return text.includes('@') ? `${digest}@example.invalid` : `person-${digest}`;
  };
}
