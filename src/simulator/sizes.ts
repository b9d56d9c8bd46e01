/** How much the account has of everything: one table, read by the simulator and by the options of the command. */

export interface Size {
  /** Unless something else is asked for. */
  readonly usual: number;
  readonly least?: number;
  readonly most: number;
  /** Of what, for whoever reads the command's help. */
  readonly what: string;
}

/** Of what is reckoned while it is read: costs no memory, whatever the number. */
const reckoned = 10_000_000;
/** Of what each other row may name, so it is held. */
const held = 10_000;

/** Chat's `triggers` are `triggers`, those of Support `support_triggers`, as the streams are called. */
export const sizes = {
  chats: { usual: 20_000, most: 2 ** 32 - 1, what: 'chats and offline messages' },
  // Five rows of the timeline share a moment, each of another agent.
  agents: { usual: 12, least: 5, most: 100_000, what: 'the team: an owner, an administrator, agents' },
  departments: { usual: 4, least: 1, most: held, what: 'departments of Chat' },
  goals: { usual: 3, most: held, what: 'goals of Chat' },
  shortcuts: { usual: 4, most: held, what: 'shortcuts of Chat' },
  skills: { usual: 2, most: held, what: 'skills of Chat' },
  triggers: { usual: 2, most: held, what: 'triggers of Chat' },
  bans: { usual: 250, most: reckoned, what: 'banned visitors and addresses' },
  agent_timeline: { usual: 2_400, most: reckoned, what: 'stretches of time of agents' },
  agent_events: { usual: 1_500, most: reckoned, what: 'events of agents' },
  department_events: { usual: 300, most: reckoned, what: 'events of departments' },
  conversions: { usual: 120, most: reckoned, what: 'conversions' },
  tickets: { usual: 500, most: reckoned, what: 'tickets; each has its events, comments and metrics' },
  users: { usual: 200, most: reckoned, what: 'users of Support' },
  organizations: { usual: 50, most: reckoned, what: 'organizations' },
  groups: { usual: 4, most: reckoned, what: 'groups' },
  ticket_fields: { usual: 5, most: reckoned, what: 'fields of tickets' },
  ticket_forms: { usual: 2, least: 1, most: reckoned, what: 'forms of tickets' },
  brands: { usual: 2, least: 1, most: reckoned, what: 'brands' },
  custom_statuses: { usual: 5, least: 5, most: reckoned, what: 'statuses of tickets' },
  macros: { usual: 230, most: reckoned, what: 'macros' },
  views: { usual: 12, most: reckoned, what: 'views' },
  support_triggers: { usual: 100, most: reckoned, what: 'triggers of Support' },
  automations: { usual: 3, most: reckoned, what: 'automations' },
  ratings: { usual: 250, most: reckoned, what: 'satisfaction ratings' },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof sizes;
export type Sizes = Readonly<Record<SizeName, number>>;
export const sizeNames = Object.keys(sizes) as SizeName[];

/** The sizes that were asked for, and the usual ones beside them. @throws RangeError for one that is no whole number or out of its bounds. */
export function sizesOf(wanted: Partial<Sizes> = {}): Sizes {
  return Object.fromEntries(sizeNames.map((name) => [name, checked(name, wanted[name])])) as Sizes;
}

function checked(name: SizeName, size: number = sizes[name].usual): number {
  const { least = 0, most }: Size = sizes[name];
  if (Number.isInteger(size) && size >= least && size <= most) return size;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}.`);
}
