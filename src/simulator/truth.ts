/** What an exporter must end up with: every row of a stream, once each, as its exact JSON text. */
import { streams, type StreamName } from '../zendesk/streams.ts';
import { accountOf } from './account.ts';
import { banAt } from './bans.ts';
import { seriesNames } from './chat-events.ts';
import { lists, routingSettings } from './chat-lists.ts';
import { textAt } from './rows.ts';
import { supportTruth } from './support/truth.ts';
import type { Account } from './state.ts';
import type { World } from './world.ts';

function* texts(rows: Iterable<object>): Iterable<string> {
  for (const row of rows) yield JSON.stringify(row);
}

function* numbered(count: number, row: (n: number) => object): Iterable<object> {
  for (let n = 0; n < count; n++) yield row(n);
}

function* chats({ world, ledger, broken }: Account): Iterable<string> {
  for (const place of ledger.after(0, '')) yield textAt(world, place, undefined, broken);
}

/** The rows of Chat beside the chats. */
const ofChat: Readonly<Record<string, (world: World) => Iterable<object>>> = {
  agents: ({ team }) => team,
  account: ({ team }) => [accountOf(team)],
  routing_settings: () => [routingSettings],
  bans: (world) => numbered(world.sizes.bans, (n) => banAt(world, n)),
  ...lists,
  ...Object.fromEntries(
    seriesNames.map((name) => [name, (world: World) => numbered(world.series[name].size, (n) => world.series[name].row(world, n))]),
  ),
};

/** As asked for with the stream's own query, as the account stands when the first is taken. Made one by one. */
export function truth(account: Account, name: StreamName): Iterable<string> {
  if (name === 'chats') return chats(account);
  return streams[name].product === 'support' ? supportTruth(account.support, name) : texts(ofChat[name]!(account.world));
}
