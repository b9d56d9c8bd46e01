/** The demo worker: the simulated account, in the page. */
import { answerDemo } from '../connection/demo-route.ts';
import { createSimulator } from '../simulator/index.ts';

declare const self: DedicatedWorkerGlobalScope;

const simulator = createSimulator({ chats: 20_000 });
answerDemo(self, (request) => simulator.fetch(request));
