/** A spool filled from the simulator in this process, for whatever is measured behind the reading. */
import { run } from '../../src/export/run.ts';
import type { Spool } from '../../src/export/spool.ts';
import { SpooledStream } from '../../src/export/spooled.ts';
import { createSimulator, type SimulatorOptions } from '../../src/simulator/index.ts';
import { createClient } from '../../src/zendesk/client.ts';
import { systemClock as clock } from '../../src/zendesk/clock.ts';
import { streams, type Stream, type StreamName } from '../../src/zendesk/streams.ts';

const origin = 'https://acme.zendesk.com';
/** The simulator counts no requests, nor are they counted here. */
const unlimited = { requests: 1e9, windowMs: 1 };

/** At its end, to be closed by the caller. Rejects with a Failure. */
export async function filled(spool: Spool, name: StreamName, options: SimulatorOptions): Promise<SpooledStream> {
  const stream: Stream = streams[name];
  const simulator = createSimulator({ ...options, requestsPerMinute: Infinity });
  const client = createClient({ fetch: (request) => simulator.fetch(request), origin, token: 'demo', clock, budget: unlimited });
  const startedAt = new Date(clock.now()).toISOString();
  const spooled = await SpooledStream.open(spool, stream, { wegweiser: 1, stream: name, account: origin, demo: true, startedAt });
  await run({ stream, client, spooled, clock, settle: false, signal: new AbortController().signal });
  return spooled;
}
