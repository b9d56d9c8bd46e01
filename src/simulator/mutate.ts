/** Rows that change while the account is being read. */
import type { Trouble } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { Account } from './state.ts';

/** What of an account changes: the kinds that are listed by their last change. */
export const changing = ['chats', 'tickets', 'users', 'organizations'] as const;
export type Changing = (typeof changing)[number];

export interface Mutator {
  /** Changes `count` rows of a kind now, or deletes them. */
  edit(kind: Changing, count: number, gone?: true): void;
  /** Does what the trouble of one request does to rows. */
  mutate(trouble: Trouble): void;
}

export function mutator({ ledger, support, stats }: Account): Mutator {
  const ledgers: Readonly<Record<Changing, Ledger>> = {
    chats: ledger,
    tickets: support.tickets.ledger,
    users: support.users.ledger,
    organizations: support.organizations.ledger,
  };
  const edit: Mutator['edit'] = (kind, count, gone) => {
    ledgers[kind].edit(count, gone);
    if (kind === 'chats') stats.edits += count;
  };
  return {
    edit,
    mutate(trouble) {
      if (trouble('edit')) edit('chats', 1);
      const change = trouble('change');
      if (change) edit(change.pick(changing.slice(1)), 1);
      const remove = trouble('remove');
      if (remove) edit(remove.pick(changing), 1, true);
    },
  };
}
