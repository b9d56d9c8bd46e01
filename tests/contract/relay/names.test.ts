/** Names that lead into a private network: judged by every address they have, and connected to at one that was judged. */
import type { LookupAddress } from 'node:dns';
import { isIPv6 } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublic } from '../../../src/bin/relay-address.ts';
import { createRelayFetch } from '../../../src/bin/relay-fetch.ts';
import { Refused } from '../../../src/relay/refusals.ts';
import { goodTarget, reasonIn, send, written } from './raw.ts';
import { openRelay, openTarget, type Target } from './serving.ts';

/** First and last of each range of RFC 6890 and its successors. */
const special = `0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255 169.254.0.0
  169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.255 192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255
  198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:a9fe:a9fe 64:ff9b::a00:1 64:ff9b::808:808 64:ff9b:1::1 100::1
  2001::1 2001:1ff:: 2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fdff:ffff::1 fe80::1 fe80::1%lo fec0::1 ff02::1 ff0e::1`.split(/\s+/);

const open =
  '1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 172.15.255.255 172.32.0.0 192.167.255.255 198.20.0.0 223.255.255.255 2606:4700::1111 2a00:1450::1 2001:200::1 2001:4860:4860::8888 2003::1'.split(
    ' ',
  );

test.each(open)('%s is an address of the public internet', (address) => expect(isPublic(address)).toBe(true));
test.each(['', 'localhost', '1.2.3', '0x7f.0.0.1', '127.1', '2606:4700::1111%eth0', '[::1]'])('%j is none', (text) =>
  expect(isPublic(text)).toBe(false),
);

const addressOf = (address: string): LookupAddress => ({ address, family: isIPv6(address.split('%')[0]!) ? 6 : 4 });

describe('over HTTP', () => {
  let relay: Awaited<ReturnType<typeof openRelay>>;
  const asked: string[] = [];
  let known: LookupAddress[] = [];

  beforeAll(async () => {
    const resolve = async (name: string) => (asked.push(name), known);
    relay = await openRelay({}, { fetch: createRelayFetch({ resolve }) });
  });
  afterAll(() => relay.close());

  const reason = async (...addresses: string[]) => {
    known = addresses.map(addressOf);
    return reasonIn(await send(relay.host, written({ target: goodTarget.replace('lab', 'acme') })));
  };

  test.each(special)('a name for %s is refused, also behind a public address', async (address) => {
    asked.length = 0;
    expect(await reason(address)).toBe('private');
    expect(await reason('1.1.1.1', address)).toBe('private');
    expect(await reason('2606:4700::1111', address, '1.1.1.1')).toBe('private');
    expect(asked).toEqual(Array(3).fill('acme.zendesk.com'));
  });

  test('a name without an address cannot be reached', async () => expect(await reason()).toBe('unreachable'));
});

describe('the fetch of the relay', () => {
  let target: Target;
  beforeAll(async () => {
    target = await openTarget();
  });
  afterAll(() => target.close());
  const port = () => new URL(target.origin).port;
  const ask = (fetch: ReturnType<typeof createRelayFetch>, host: string) => fetch(new Request(`http://${host}:${port()}/`));

  test('connects to the address that it judged, however the name answers the next time', async () => {
    let times = 0;
    const judged: string[] = [];
    const resolve = async () => [addressOf(times++ === 0 ? '127.0.0.1' : '127.0.0.2')];
    const fetch = createRelayFetch({ resolve, allows: (address) => (judged.push(address), address === '127.0.0.1') });
    expect((await ask(fetch, 'changing.example')).status).toBe(200);
    expect([times, judged]).toEqual([1, ['127.0.0.1']]);
    expect(target.seen.splice(0)[0]?.headers['host']).toBe(`changing.example:${port()}`);
  });

  test('is as strict with hosts that are addresses, which nobody looks up', async () => {
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '0x7f.1'])
      await expect(ask(createRelayFetch(), host), host).rejects.toEqual(new Refused('private'));
    await expect(ask(createRelayFetch(), 'localhost')).rejects.toEqual(new Refused('private'));
    expect(target.seen).toEqual([]);
  });
});
