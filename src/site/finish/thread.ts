/** The thread that finishes pages while Astro renders others in its own; when none is waiting, it writes what machines get. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { localeCodes } from '../../locales.ts';
import { together, type Hashes } from '../hashes.ts';
import { writeMachineFiles, writeSchema } from '../machine/files.ts';
import { addedTo, finishedPage } from './page.ts';

/** What a thread is begun with. */
export interface Work {
  /** Of the site as it is built. */
  folder: string;
  /** Further origins that pages may talk to. */
  connect: readonly string[];
}

/** A page by its path, in UTF-8; or that there are no more. Each is answered, in order. */
export type Task = { name: string; page: ArrayBuffer } | 'end';
export type Answer = { page: ArrayBuffer } | { finished: Finished } | { error: string };

export interface Finished {
  pages: number;
  /** Characters of the longest policy. */
  longest: number;
  /** What all pages need together. */
  hashes: Hashes;
}

const { folder, connect } = workerData as Work;
const finished: Finished = { pages: 0, longest: 0, hashes: together([]) };
const written = writeForMachines(); // what fails in it stops the thread

parentPort!.on('message', (task: Task) => void reply(task));

async function reply(task: Task): Promise<void> {
  const answer = await answerTo(task).catch((error: unknown): Answer => ({
    error: error instanceof Error ? error.message : String(error),
  }));
  parentPort!.postMessage(answer, 'page' in answer ? [answer.page] : []);
}

async function answerTo(task: Task): Promise<Answer> {
  if (task !== 'end') return { page: finish(task.name, task.page) };
  await written;
  return { finished };
}

function finish(name: string, page: ArrayBuffer): ArrayBuffer {
  const { html, policy, hashes } = finishedPage(new TextDecoder().decode(page), name, connect);
  finished.pages++;
  finished.longest = Math.max(finished.longest, policy.length);
  finished.hashes = together([finished.hashes, hashes]);
  return new TextEncoder().encode(html).buffer;
}

async function writeForMachines(): Promise<void> {
  writeSchema(folder);
  for (const locale of localeCodes) {
    await setImmediate(); // for the pages that came meanwhile
    addedTo(locale);
    writeMachineFiles(folder, locale);
  }
}
