/** Configurations for other engines: their exact keys, and never a token (support-api.md §9). */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { engineConfigs, tokenHere, type EngineJob } from '../../../src/export/engines.ts';

const job = (product: EngineJob['product']): EngineJob => ({ subdomain: 'acme', product, from: '2021-02-01T00:00:00.000Z' });
const text = (product: EngineJob['product'], engine: string) => engineConfigs(job(product)).find((one) => one.engine === engine)?.text;

describe('support-api.md §9', () => {
  test('Airbyte', () => {
    const start_date = '2021-02-01T00:00:00Z';
    expect(JSON.parse(text('support', 'airbyte')!)).toEqual({
      subdomain: 'acme',
      start_date,
      credentials: { credentials: 'oauth2.0', access_token: tokenHere },
    });
    expect(JSON.parse(text('chat', 'airbyte')!)).toEqual({
      subdomain: 'acme',
      start_date,
      credentials: { credentials: 'access_token', access_token: tokenHere },
    });
  });

  test('Singer always names the subdomain', () => {
    for (const product of ['chat', 'support'] as const)
      expect(JSON.parse(text(product, 'singer')!)).toMatchObject({
        access_token: tokenHere,
        subdomain: 'acme',
        start_date: '2021-02-01T00:00:00Z',
      });
  });

  test('Meltano has the variant that is kept up, and takes the token from the environment', () => {
    const { plugins } = parse(text('support', 'meltano')!) as { plugins: { extractors: object[]; loaders: object[] } };
    expect(plugins).toEqual({
      extractors: [
        {
          name: 'tap-zendesk',
          variant: 'twilio-labs',
          pip_url: 'twilio-tap-zendesk',
          config: { subdomain: 'acme', start_date: '2021-02-01T00:00:00Z' },
        },
      ],
      loaders: [{ name: 'target-jsonl' }],
    });
    expect(text('chat', 'meltano')).toContain('- name: "subdomain"');
    expect(text('chat', 'meltano')).not.toContain(tokenHere);
  });

  test('dlt is for Support only: for Chat it asks a host that is gone', () => {
    expect(text('support', 'dlt')).toContain('[sources.zendesk.zendesk_support.credentials]\nsubdomain = "acme"');
    expect(text('chat', 'dlt')).toBeUndefined();
  });
});

test.each(['acme"\n[evil]', 'a b', '', '-a', 'acme.zendesk.com', 'x'.repeat(64)])('%j is no subdomain', (subdomain) => {
  expect(() => engineConfigs({ ...job('chat'), subdomain })).toThrow(RangeError);
});
