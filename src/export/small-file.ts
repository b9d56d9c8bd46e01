/** Small files in a spool: the job, the manifest, the report. Written whole; JSON that a crash tore is read as none. */
import { writeAll, type Spool } from './spool.ts';

export const writeJson = (spool: Spool, name: string, value: object): Promise<void> =>
  writeText(spool, name, `${JSON.stringify(value, null, 2)}\n`);

export async function writeText(spool: Spool, name: string, text: string): Promise<void> {
  const file = await spool.open(name);
  try {
    const bytes = new TextEncoder().encode(text);
    writeAll(file, bytes, 0);
    file.truncate(bytes.length);
    file.flush();
  } finally {
    file.close();
  }
}

/** Undefined where there is none, or what is there is no JSON. */
export async function readJson(spool: Spool, name: string): Promise<unknown> {
  try {
    return JSON.parse((await (await spool.blob(name))?.text()) ?? '');
  } catch {
    return undefined;
  }
}
