/** How much of everything is measured. */

export interface Size {
  /** Chats of the rounds, and how often each measure is taken. */
  rows: number;
  rounds: number;
  /** Fewer chats, at which the memory of a verified CSV is looked at beside. */
  fewRows: number;
  /** So many chats are made into a verified CSV once, for its memory; where it is `leftOut`, only what it would take is said. */
  many: { rows: number; leftOut: boolean };
  /** Chats and tickets, each, that formats are made of. */
  formatRows: number;
  /** Rows of each list, and chats and tickets, each, that are read from a server far away. */
  listRows: number;
  farRows: number;
  /** Guides of the sites that are built, in all locales together. */
  guides: readonly number[];
}

const usual: Size = {
  rows: 200_000,
  rounds: 3,
  fewRows: 20_000,
  many: { rows: 2_000_000, leftOut: true },
  formatRows: 20_000,
  listRows: 1_500,
  // Of tickets the engine asks for ten pages a minute, whatever the server allows.
  farRows: 5_000,
  guides: [260, 2_600],
};

const quick: Size = { ...usual, rows: 2_000, rounds: 1, fewRows: 500, formatRows: 500, listRows: 250, farRows: 500, guides: [260] };

/** `rows` above those of a usual round are measured once, and not in rounds. */
export function sizeOf(asked: { rows?: number | undefined; rounds?: number | undefined; full: boolean; quick: boolean }): Size {
  const base = asked.quick ? quick : usual;
  const rows = asked.rows ?? base.rows;
  const many = asked.full ? usual.many.rows : rows > usual.rows ? rows : undefined;
  return {
    ...base,
    rows: Math.min(rows, usual.rows),
    rounds: asked.rounds ?? base.rounds,
    fewRows: Math.min(base.fewRows, rows),
    guides: asked.full ? [...base.guides, 10_400] : base.guides,
    many: many === undefined ? base.many : { rows: many, leftOut: false },
  };
}
