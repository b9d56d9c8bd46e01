/** The demo route: requests and answers as messages between a page's worker and the worker that simulates the account. */
import type { Fetch } from '../zendesk/client.ts';

interface Question {
  id: number;
  url: string;
  headers: [string, string][];
}

type Answer = { id: number } & ({ status: number; headers: [string, string][]; body: ArrayBuffer } | { failed: string });

/** The side that asks. `worker` runs `answerDemo`. GET only; an aborted request rejects at once, its answer is dropped. */
export function demoRoute(worker: Worker): Fetch {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => waiting.get(data.id)?.(data));
  return (request) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const settle = (done: () => void) => {
        waiting.delete(id);
        request.signal.removeEventListener('abort', stop);
        done();
      };
      const stop = () => settle(() => reject(request.signal.reason as Error));
      waiting.set(id, (answer) =>
        settle(() =>
          'failed' in answer
            ? reject(new TypeError(answer.failed))
            : resolve(new Response(answer.body.byteLength ? answer.body : null, answer)),
        ),
      );
      request.signal.addEventListener('abort', stop);
      if (request.signal.aborted) stop();
      else worker.postMessage({ id, url: request.url, headers: [...request.headers] } satisfies Question);
    });
}

/** The side that answers, with any `fetch`-like function, inside the worker `scope`. */
export function answerDemo(scope: DedicatedWorkerGlobalScope, fetch: Fetch): void {
  const answer = async ({ id, url, headers }: Question) => {
    try {
      const response = await fetch(new Request(url, { headers }));
      const body = await response.arrayBuffer();
      scope.postMessage({ id, status: response.status, headers: [...response.headers], body } satisfies Answer, [body]);
    } catch (error) {
      scope.postMessage({ id, failed: String(error) } satisfies Answer);
    }
  };
  scope.addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));
}
