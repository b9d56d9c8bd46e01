/** `npm run campaign -- --seeds 500`: whole exports under faults, pauses, crashes and changes, one for each seed. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '500' } } });
const campaigns = ['campaign', 'streams-campaign'].map((name) => `tests/contract/client/${name}.test.ts`);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...campaigns];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, CAMPAIGN_SEEDS: values.seeds } });
process.exitCode = status ?? 1;
