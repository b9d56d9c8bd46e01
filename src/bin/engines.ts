/** `npm run engines`: prints configurations for other engines, made for one account. Asks the account nothing. */
import { parseArgs } from 'node:util';
import { parseAccount } from '../connection/connection.ts';
import { engineConfigs, type EngineJob } from '../export/engines.ts';
import { failureOf } from '../zendesk/failure.ts';
import { wording } from './export-words.ts';

const help = `npm run engines -- --account <account> [--product chat|support] [--from <day>]

Prints ready-to-run configurations for Airbyte, Singer, Meltano and dlt. None holds a token: each says where its engine
expects one.`;

const options = {
  account: { type: 'string', default: '' },
  product: { type: 'string', default: 'chat' },
  from: { type: 'string', default: '2010-01-01' },
  help: { type: 'boolean', default: false },
} as const;

function jobOf({ account, product, from }: Record<'account' | 'product' | 'from', string>): EngineJob {
  if (product !== 'chat' && product !== 'support') throw new RangeError(`--product is chat or support, not ${product}.`);
  if (Number.isNaN(Date.parse(from))) throw new RangeError('--from is no day; write it like 2026-01-31.');
  return { subdomain: new URL(parseAccount(account)).hostname.split('.')[0]!, product, from };
}

try {
  const { values } = parseArgs({ options });
  if (values.help) console.log(help);
  else for (const { engine, file, text } of engineConfigs(jobOf(values))) console.log(`# ${engine}: ${file}\n${text}`);
} catch (error) {
  const { code, message } = failureOf(error);
  console.error(code === 'unexpected' ? (error as Error).message : `${message}\n${wording.say(`failure.${code}.next`)}`);
  process.exitCode = 2;
}
