/** One campaign: sessions of one job, each met by something in its midst or left in peace, until the export is done. */
import type { Job } from '../../src/export/job.ts';
import type { Report } from '../../src/export/messages.ts';
import type { Dice } from '../../src/simulator/dice.ts';
import { streams, type StreamName } from '../../src/zendesk/streams.ts';
import type { CampaignAccount } from './campaign-account.ts';
import type { CampaignBrowser } from './campaign-browser.ts';

/** What may befall a session: its reader pauses it, its account falls silent, or it is killed. */
export const fates = ['pause', 'silence', 'worker', 'page', 'tab', 'browser'] as const;
export type Fate = (typeof fates)[number];

export interface Campaign {
  account: CampaignAccount;
  browser: CampaignBrowser;
  dice: Dice;
  job: Job;
  /** What is still to befall a session, whatever the dice say. */
  due: Fate[];
  /** How each session ended: the type of its last report, the code of its failure, or what killed it. */
  ends: string[];
}

/** All streams or half of them, in files that are whole or in many pieces; nothing has happened yet. `origin` is the account's. */
export function campaignOf(account: CampaignAccount, browser: CampaignBrowser, origin: string, dice: Dice): Campaign {
  const all = shuffled(dice, Object.keys(streams) as StreamName[]);
  const job: Job = {
    connection: { route: 'direct', origin, token: 'demo' },
    streams: dice.hits(0.5) ? all : all.slice(all.length / 2),
    formats: ['jsonl'],
    pieceBytes: dice.pick([2e9, 300_000]),
  };
  return { account, browser, dice, job, due: shuffled(dice, fates), ends: [] };
}

const shuffled = <T>(dice: Dice, list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, place: dice.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);

/** What faults and silence lead to. Any other failure would be our own. */
const explained: ReadonlySet<string> = new Set(['unreachable', 'throttled', 'server-error', 'broken-answer']);

/** Sessions until one is done; between them time goes by. Throws for a failure that nothing explains. */
export async function untilDone(campaign: Campaign, sinceLast: boolean): Promise<void> {
  const { account, dice, ends } = campaign;
  for (let n = 0; n < 400; n++) {
    ends.push(await attempt(campaign, sinceLast));
    if (ends.at(-1) === 'done') return;
    account.clock.turn(dice.whole(0, 300_000));
  }
  throw new Error('It was never done.');
}

async function attempt(campaign: Campaign, sinceLast: boolean): Promise<string> {
  const { account, browser, dice, due, job } = campaign;
  const fate = due[0] ?? dice.pick([...fates, undefined, undefined]);
  // What is due comes before everything has been read, anything else anywhere: a stream has ten reports or more.
  const midst = fate && dice.whole(1, due.length ? 60 : job.streams.length * 12);
  const end = await browser.begin({ ...job, sinceLast }, account.clock.now(), midst);
  if (end) return nameOf(end);
  const name = await befall(campaign, fate!);
  if (name !== 'done') due.shift();
  return name;
}

async function befall({ account, browser }: Campaign, fate: Fate): Promise<string> {
  if (fate !== 'pause' && fate !== 'silence') return browser.kill[fate]().then(() => fate);
  if (fate === 'pause') await browser.pause();
  account.silent = fate === 'silence';
  const end = await browser.end();
  account.silent = false;
  return nameOf(end);
}

function nameOf(end: Report): string {
  if (end.type !== 'failed') return end.type;
  if (!explained.has(end.code)) throw new Error(`${end.code}: ${end.detail}`);
  return end.code;
}
