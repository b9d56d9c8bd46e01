/** Ids of rows that are numbered, and where rows say that they stand. */
import { firstDepartment } from '../account.ts';

/** Whatever host was asked. */
export const apiRoot = 'https://demo.example.com/api/v2';

/** The first id, and how far each stands from the one before it. Rows of other kinds name them. */
export interface Ids {
  readonly first: number;
  readonly step: number;
}

export const ids = {
  // As Chat's departments, of which each belongs to one (chat-api.md §4.7).
  groups: { first: firstDepartment, step: 1 },
  brands: { first: 7_131_000_334_842, step: 1 },
  ticket_forms: { first: 7_131_100_350_474, step: 1 },
  ticket_fields: { first: 7_131_200_400_101, step: 1 },
  custom_statuses: { first: 7_131_300_500_738, step: 16 },
  macros: { first: 7_131_600_000_001, step: 7 },
  views: { first: 7_131_700_000_001, step: 7 },
  triggers: { first: 7_131_800_000_001, step: 7 },
  automations: { first: 7_131_900_000_001, step: 7 },
  satisfaction_ratings: { first: 35_436, step: 1 },
} as const satisfies Record<string, Ids>;

/** The id of row `n`. */
export const idAt = ({ first, step }: Ids, n: number): number => first + n * step;

/** The number of the row with this id, if it is one of the first `size`. */
export function numberAt({ first, step }: Ids, id: string, size: number): number | undefined {
  const n = /^\d+$/.test(id) ? (Number(id) - first) / step : -1;
  return Number.isInteger(n) && n >= 0 && n < size ? n : undefined;
}

/** The first fields of a ticket are its subject and description; each ticket has values for so many of those behind them. */
export const ownFields = 2;
export const customFields = 3;
