/** Astro's own prerenderer, and behind it a thread that finishes each page on its way to the disk. */
import { Worker } from 'node:worker_threads';
import type { AstroPrerenderer } from 'astro';
import type { Answer, Finished, Task, Work } from './thread.ts';

type Ask = (task: Task) => Promise<Answer>;

/**
 * Renders as Astro does, one page after the other however many it asks for at once; what is an HTML page comes back finished. Begins
 * its thread when Astro has bundled everything and leaves a core to it, and ends it, by `ended`, when all pages are made. Throws what
 * stopped the thread, or what a page lacks.
 */
export function finishing(astros: AstroPrerenderer, work: Work, ended: (finished: Finished) => void): AstroPrerenderer {
  const inTurn = oneAfterAnother();
  let ask: Ask;
  return {
    ...astros,
    name: 'wegweiser',
    setup: async () => {
      await astros.setup?.();
      ask = begunThread(work);
    },
    render: async (request, options) => {
      const { page, ...rendered } = await inTurn(async () => wholly(await astros.render(request, options)));
      if (!page) return rendered;
      const answer = await ask({ name: new URL(request.url).pathname, page });
      return 'page' in answer ? { ...rendered, response: new Response(answer.page, rendered.response) } : rendered;
    },
    teardown: async () => {
      const answer = await ask('end');
      if ('finished' in answer) ended(answer.finished);
      await astros.teardown?.();
    },
  };
}

/** Starlight marks where a reader is in one sidebar for all pages: the next page may only be begun when this one is written whole. */
function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // told to whoever asked for it
    return mine;
  };
}

type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** With the bytes of an HTML page; an answer of another kind is left as it is. */
async function wholly(rendered: Rendered): Promise<Exclude<Rendered, Response> & { page?: ArrayBuffer }> {
  const given = rendered instanceof Response ? { response: rendered } : rendered;
  const { body, headers } = given.response;
  return body && headers.get('content-type')?.startsWith('text/html') ? { ...given, page: await given.response.arrayBuffer() } : given;
}

function begunThread(work: Work): Ask {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: work });
  const asked: PromiseWithResolvers<Answer>[] = [];
  let stopped: Error | undefined;
  worker.on('message', (answer: Answer) => asked.shift()!.resolve(answer));
  worker.on('error', (error: Error) => {
    stopped = error;
    for (const { reject } of asked.splice(0)) reject(error);
  });
  return async (task) => {
    if (stopped) throw stopped;
    const one = Promise.withResolvers<Answer>();
    asked.push(one);
    worker.postMessage(task, task === 'end' ? [] : [task.page]);
    const answer = await one.promise;
    if (task === 'end') await worker.terminate();
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  };
}
