/** Measurements of tickets by the cursor of lists, which they have beside the export by time (support-api.md §3.1). */
import type { Call } from '../routes.ts';
import { cursorPage } from './list-page.ts';
import { metricEventAt, metricsPerTicket } from './metric-events.ts';
import { timePage } from './pages.ts';
import { startTime } from './query.ts';
import { sources } from './sources.ts';

/** As many as one exporter takes; the vendor writes 100. */
const most = 1000;

/** By cursor where `page[size]` is given, from `start_time` on, which each page has to name; otherwise by time. */
export function metricPage(call: Call): Response {
  const { support } = call.account;
  const query = call.url.searchParams;
  if (!query.has('page[size]')) return timePage(call, sources.ticket_metric_events);
  const { timeline } = support.tickets;
  const settled = Math.floor(support.clock.now() / 1000) - 60;
  const [from, to] = [timeline.first(startTime(query, support.clock)), timeline.first(settled + 1)];
  const listing = {
    key: 'ticket_metric_events',
    length: Math.max(0, to - from) * metricsPerTicket,
    ordered: ['id', 'time'],
    shows: () => true,
    text: (n: number) => metricEventAt(support, from * metricsPerTicket + n).text(),
  };
  return cursorPage(call, listing, most);
}
