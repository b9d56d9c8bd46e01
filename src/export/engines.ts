/**
 * Ready-to-run configurations for engines that bring data into a database again and again (support-api.md §9), for one
 * account and start. None holds a token: each says where its engine expects one. Engines whose keys are not known, or
 * that still ask a host that is gone, are left out: Fivetran, and dlt for Chat.
 */
import { stringify } from 'yaml';

export interface EngineJob {
  /** `acme` of `acme.zendesk.com`. */
  subdomain: string;
  product: 'chat' | 'support';
  /** From when on, an ISO moment; the engines want one. */
  from: string;
}

export interface EngineConfig {
  engine: 'airbyte' | 'singer' | 'meltano' | 'dlt';
  /** Name of the file, as the engine's documents call it. */
  file: string;
  text: string;
}

/** What stands where the engine expects the token. */
export const tokenHere = 'YOUR_ACCESS_TOKEN';

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
/** Engines want whole seconds. */
const second = (moment: string) => `${new Date(moment).toISOString().slice(0, 19)}Z`;

type Make = (job: EngineJob) => EngineConfig;

const airbyte: Make = ({ subdomain, product, from }) => ({
  engine: 'airbyte',
  file: `source-zendesk-${product}.json`,
  text: json({
    subdomain,
    start_date: second(from),
    credentials: { credentials: product === 'chat' ? 'access_token' : 'oauth2.0', access_token: tokenHere },
  }),
});

/** The subdomain is always there: without it the tap for Chat asks a host that was given up (chat-api.md §1). */
const singer: Make = ({ subdomain, product, from }) => ({
  engine: 'singer',
  file: `tap-zendesk${product === 'chat' ? '-chat' : ''}.json`,
  text: json({ access_token: tokenHere, subdomain, start_date: second(from), ...(product === 'support' && { request_timeout: 300 }) }),
});

const extractors = {
  support: { name: 'tap-zendesk', variant: 'twilio-labs', pip_url: 'twilio-tap-zendesk' },
  // The hub does not know the setting of the tap for Chat.
  chat: { name: 'tap-zendesk-chat', variant: 'singer-io', pip_url: 'tap-zendesk-chat', settings: [{ name: 'subdomain' }] },
} as const;

/** The token comes by the environment: TAP_ZENDESK_ACCESS_TOKEN, or TAP_ZENDESK_CHAT_ACCESS_TOKEN. */
const meltano: Make = ({ subdomain, product, from }) => ({
  engine: 'meltano',
  file: 'meltano.yml',
  text: stringify(
    {
      plugins: {
        extractors: [{ ...extractors[product], config: { subdomain, start_date: second(from) } }],
        loaders: [{ name: 'target-jsonl' }],
      },
    },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }, // an unquoted moment would be read as a date
  ),
});

const dlt: Make = ({ subdomain }) => ({
  engine: 'dlt',
  file: '.dlt/secrets.toml',
  text: `[sources.zendesk.zendesk_support.credentials]\nsubdomain = ${JSON.stringify(subdomain)}\noauth_token = "${tokenHere}"\n`,
});

const makers: Readonly<Record<EngineJob['product'], readonly Make[]>> = {
  chat: [airbyte, singer, meltano],
  support: [airbyte, singer, meltano, dlt],
};

/** @throws RangeError for a subdomain that is none: it becomes part of files that others run. */
export function engineConfigs(job: EngineJob): EngineConfig[] {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(job.subdomain)) throw new RangeError('A subdomain has letters, digits and hyphens.');
  return makers[job.product].map((make) => make(job));
}
