/** The headers that a build asks its host to send. `npm start` is such a host: what it sends is what stands in the file for others. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Name → value, for every file of the built `folder`, by the one rule of its `_headers`; none where there is no such file. */
export function headersOf(folder: string): Readonly<Record<string, string>> {
  const file = path.join(folder, '_headers');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Object.fromEntries([...text.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name!, value!]));
}
