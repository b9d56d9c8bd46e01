/** What a search looks through: tickets, users, organizations, groups, each by its number, which is the order in which they were made. */
import { channelOf, statusOf } from './ticket.ts';
import { kinds, type KindName } from './kinds.ts';
import { madeAt, supportLists } from './lists.ts';
import { roleOf } from './user.ts';
import type { Support } from './world.ts';

export interface Searched {
  /** As `type:` and `result_type` have it. */
  readonly type: string;
  readonly length: number;
  /** When number `n` was made, in seconds. Never falls. */
  made(n: number): number;
  /** Whether it is found at all: deleted ones are not, archived ones are (support-api.md §3.7). */
  shows(n: number): boolean;
  row(n: number): object;
  /** Properties that are known without the row. */
  readonly quick: Readonly<Record<string, (n: number) => string>>;
}

function kindSearched(support: Support, name: KindName, quick: Searched['quick']): Searched {
  const { ledger, timeline, made } = support[name];
  const { one, exists, row } = kinds[name];
  return {
    type: one,
    length: timeline.size,
    made,
    shows: (n) => exists(support, ledger.at(n)),
    row: (n) => row(support, ledger.at(n)),
    quick,
  };
}

/** Everything that is searched, in the order in which results without a type come. */
export function searched(support: Support): readonly Searched[] {
  const { row, size } = supportLists.groups;
  const status = (n: number) => statusOf(support, support.tickets.ledger.at(n));
  return [
    kindSearched(support, 'tickets', { status, via: (n) => channelOf(support, n) }),
    kindSearched(support, 'users', { role: (n) => roleOf(support, n) }),
    kindSearched(support, 'organizations', {}),
    {
      type: 'group',
      length: support.sizes[size],
      made: (n) => madeAt(n, support.sizes[size]),
      shows: () => true,
      row: (n) => row(support, n),
      quick: {},
    },
  ];
}
