/**
 * Whole exports of an account in a real browser, over HTTP into its private files, under faults, changes, pauses, silence and
 * kills, one for each seed. CAMPAIGN_BROWSER_SEEDS raises how many. When all has been read, and then what changed since, the
 * files hold exactly what the account has: not one row lost, not one twice, each byte for byte. A seed determines what is
 * rolled, not how fast browser and server are: one that failed may have to be repeated more than once.
 */
import { rmSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { Dice } from '../../src/simulator/dice.ts';
import { CampaignAccount } from './campaign-account.ts';
import { CampaignBrowser } from './campaign-browser.ts';
import { rowsIn, without } from './campaign-rows.ts';
import { campaignOf, untilDone, type Campaign } from './campaign-run.ts';
import { serve, servePage } from './campaign-servers.ts';

/** Gives `work` a campaign, and ends whatever it is made of. */
async function withCampaign(seed: number, info: TestInfo, work: (campaign: Campaign) => Promise<void>): Promise<void> {
  const dice = new Dice(seed, 0, 79);
  const account = new CampaignAccount(seed, dice);
  const [api, site] = [await serve(account.fetch), await servePage(account.clock.turn)];
  const profile = info.outputPath('profile');
  const browser = await CampaignBrowser.launch(profile, site.origin);
  const campaign = campaignOf(account, browser, api.origin, dice);
  try {
    await work(campaign);
  } finally {
    info.annotations.push({ type: 'How its sessions ended', description: campaign.ends.join(' ') });
    await browser.close();
    for (const server of [api, site]) server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

test.afterEach('how to repeat what failed', ({}, { status, expectedStatus, annotations }) => {
  if (status !== expectedStatus) for (const { type, description } of annotations) console.error(`${type}: ${description}`);
});

const seeds = Array.from({ length: Number(process.env['CAMPAIGN_BROWSER_SEEDS'] ?? 2) }, (_, i) => i + 1);

for (const seed of seeds) {
  const annotation = { type: 'Repeat it', description: `npm run campaign -- --seeds 0 --seed ${seed}` };
  test(`an export in a browser survives whatever comes: seed ${seed}`, { annotation }, async ({}, info) => {
    test.setTimeout(600_000);
    await withCampaign(seed, info, async (campaign) => {
      const { account, browser, job } = campaign;
      await untilDone(campaign, false);
      account.change();
      account.changes = false;
      account.clock.turn(600_000);
      await untilDone(campaign, true);
      const rows = rowsIn(await browser.files());
      expect([...rows.keys()], 'the streams that were read').toEqual(job.streams);
      for (const stream of job.streams) {
        const [served, kept] = [account.truth(stream), rows.get(stream)!];
        expect(without(served, kept), `${stream}: lost`).toEqual([]);
        expect(without(kept, served), `${stream}: twice, or not as it is served`).toEqual([]);
      }
      expect(campaign.due, 'what was to befall a session and did not').toEqual([]);
      expect(browser.complaints, 'what the page complained of').toEqual([]);
    });
  });
}
