/** Measurements of tickets (support-api.md §3.4). */
import { iso } from '../moment.ts';
import type { Support } from './world.ts';

export const metricsPerTicket = 2;
const metrics = ['agent_work_time', 'reply_time', 'requester_wait_time'];

/** Measurement `n` of all. */
export function metricEventAt(support: Support, n: number): { id: number; text(): string } {
  const ticket = Math.floor(n / metricsPerTicket);
  const id = 926_232_157_301 + n * 3;
  const { timeline, idOf } = support.tickets;
  const type = n % metricsPerTicket ? 'measure' : 'activate';
  const row = {
    id,
    instance_id: n % 2,
    metric: metrics[ticket % metrics.length]!,
    ticket_id: idOf(ticket),
    time: iso(timeline.updated(ticket)),
    type,
  };
  return { id, text: () => JSON.stringify(row) };
}
