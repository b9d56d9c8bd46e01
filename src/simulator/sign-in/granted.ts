/** What was granted: codes, and the tokens that came of them. */
import type { Role } from '../tokens.ts';
import type { Client } from './clients.ts';

/** What a person, or a client by itself, was granted. */
export interface Granted {
  readonly client: Client;
  readonly role: Role;
  readonly scopes: readonly string[];
}

/** What came of one code, through all renewals. Once withdrawn, none of it works any more. */
export interface Chain {
  withdrawn: boolean;
}

/** Leads to tokens once, within its time. */
export interface Code extends Granted {
  readonly redirect: string;
  readonly challenge: string | undefined;
  readonly until: number;
  readonly chain: Chain;
  used: boolean;
}

/** A token, with what renews it. Times in milliseconds since 1970. */
export interface Issued extends Granted {
  readonly id: number;
  readonly token: string;
  readonly refresh: string | undefined;
  readonly made: number;
  readonly until: number;
  readonly refreshUntil: number;
  readonly chain: Chain;
}

/** In seconds. Without `refresh` the token cannot be renewed. */
export interface Lives {
  readonly token: number;
  readonly refresh?: number;
}
