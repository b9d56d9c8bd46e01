/** The account of one campaign: everything about it is rolled from the seed; it has faults, can fall silent, and changes while it is read. */
import { Dice } from '../../src/simulator/dice.ts';
import { createSimulator, type FaultRates, type Simulator } from '../../src/simulator/index.ts';
import type { StreamName } from '../../src/zendesk/streams.ts';
import { turnableClock, type TurnableClock } from '../fixtures/clock.ts';
import { noon } from '../fixtures/exports.ts';

const changing = ['tickets', 'users', 'organizations'] as const;
const kinds = ['drop', 'truncate', 'delay', 'throttle', 'error', 'timeout', 'html'] as const;

/** Some of the faults, each at a rate of its own: a page cannot tell most of them apart and soon gives up, so they must be rare. */
const faultsOf = (dice: Dice): FaultRates =>
  Object.fromEntries(kinds.filter(() => dice.hits(0.6)).map((kind) => [kind, dice.next() * 0.08]));

const sizesOf = (dice: Dice) => ({
  chats: dice.pick([0, 700, 2_100]),
  tickets: dice.pick([0, 300, 1_100]),
  users: dice.pick([1, 300, 1_500]),
  organizations: dice.pick([20, 1_300]),
});

export class CampaignAccount {
  readonly clock: TurnableClock = turnableClock(noon);
  readonly #simulator: Simulator;
  /** Of its own, since how often they are thrown depends on how often a browser asks. */
  readonly #changes: Dice;
  /** Whether it changes now and then when it is asked. */
  changes = true;
  /** Whether the connection breaks whenever it is asked. */
  silent = false;

  constructor(seed: number, dice: Dice) {
    this.#changes = new Dice(seed, dice.whole(0, 1e9), 0);
    const cors = dice.pick(['docs', 'all'] as const);
    this.#simulator = createSimulator({ seed, clock: this.clock, faults: faultsOf(dice), cors, ...sizesOf(dice) });
  }

  /** See `Simulator.fetch`. */
  readonly fetch = async (request: Request): Promise<Response> => {
    if (this.silent) throw new TypeError('silent');
    const response = await this.#simulator.fetch(request);
    if (this.changes && this.#changes.hits(0.1)) this.change();
    return response;
  };

  /** A few rows, of chats or of a kind that others are made of. */
  change(): void {
    const dice = this.#changes;
    if (dice.hits(0.3)) this.#simulator.edit(dice.whole(1, 10));
    else this.#simulator.change(dice.pick(changing), dice.whole(1, 30));
  }

  /** Every row of the stream as it is finally served, as its exact text. */
  truth(name: StreamName): string[] {
    return [...this.#simulator.truth(name)];
  }
}
