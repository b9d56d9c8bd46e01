/** Files as one zip: another program finds each under its name, whole, and the same files make the same zip. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { zipped } from '../../../src/export/delivery/zip.ts';
import { bytesOf, CutBlob, noise, sha256, WatchedBlob } from './sources.ts';
import { directoryOf, inMemory, unzipped } from './unzip.ts';

const modified = new Date('2026-11-24T23:59:58Z');

const contents = [
  ['manifest.json', new TextEncoder().encode('{}\n')],
  ['chats.csv', noise(3_000_000)],
  ['Übersicht – 聊天.csv', noise(70_000, 2)],
  ['empty.jsonl', new Uint8Array()],
] as const;
const files = contents.map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));

const failed: unknown = expect.objectContaining({ code: 'verification-failed' });

afterEach(() => vi.unstubAllEnvs());

describe('a zip', () => {
  test('holds every file under its name, in their order, with a sum that is right', async () => {
    const found = await unzipped(await bytesOf(zipped(files, modified)));
    expect(found.map(({ name, bytes }) => [name, bytes.length, sha256(bytes)])).toEqual(
      contents.map(([name, bytes]) => [name, bytes.length, sha256(bytes)]),
    );
  });

  test('of nothing is one that holds nothing', async () => {
    expect(await unzipped(await bytesOf(zipped([], modified)))).toEqual([]);
  });

  test('has names in UTF-8, files that are neither folders nor programs, and no zip64 where none is needed', async () => {
    for (const entry of await directoryOf(inMemory(await bytesOf(zipped(files, modified)))))
      expect(entry).toMatchObject({ filenameUTF8: true, directory: false, executable: false, zip64: false, encrypted: false });
  });

  test.each(['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland'])(
    'is the same made in %s, where its time is that of UTC',
    async (zone) => {
      const here = sha256(await bytesOf(zipped(files, modified)));
      vi.stubEnv('TZ', zone);
      const zip = await bytesOf(zipped(files, modified));
      expect(sha256(zip)).toBe(here);
      expect(dosTimes(zip)).toEqual(['2026-11-24 23:59:58']);
    },
  );

  test('is another one for another time, in steps of two seconds', async () => {
    const at = async (time: string) => sha256(await bytesOf(zipped(files, new Date(time))));
    expect(await at('2026-11-24T23:59:59.999Z')).toBe(await at('2026-11-24T23:59:58Z'));
    expect(await at('2026-11-25T00:00:00Z')).not.toBe(await at('2026-11-24T23:59:58Z'));
    // An hour that the clocks of many places never show.
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(dosTimes(await bytesOf(zipped(files, new Date('2026-03-29T02:30:00Z'))))).toEqual(['2026-03-29 02:30:00']);
  });

  test('has harmless names, no two alike, whatever the files were called', async () => {
    const hostile = ['../x', '..\\x', 'a/b', 'chats.csv\0.exe', '聊'.repeat(300), 'chats.csv', 'CHATS.csv', '', 'con'];
    const found = await unzipped(
      await bytesOf(
        zipped(
          hostile.map((name) => ({ name, blob: new Blob([name]) })),
          modified,
        ),
      ),
    );
    expect(found.map(({ name }) => name)).toEqual([
      '_x',
      '_x (2)',
      'a_b',
      'chats.csv_.exe',
      '聊'.repeat(66),
      'chats.csv',
      'CHATS (2).csv',
      '_',
      '_con',
    ]);
    expect(found.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(hostile);
  });
});

describe('a zip in trouble', () => {
  test('is found out by the one who reads it, wherever a byte of a file was changed', async () => {
    const small = [{ name: 'chats.csv', blob: new Blob([noise(50)]) }];
    const zip = await bytesOf(zipped(small, modified));
    const start = 30 + 'chats.csv'.length;
    for (let at = start; at < start + 50; at++) {
      const changed = zip.with(at, zip[at]! ^ 1);
      await expect(unzipped(changed), `byte ${at}`).rejects.toThrow('Invalid CRC32');
    }
  });

  test('is not made of a file that ends early', async () => {
    const cut = [files[0]!, { name: 'chats.csv', blob: new CutBlob(noise(3_000_000), 1_000_000) }, files[2]!];
    await expect(bytesOf(zipped(cut, modified))).rejects.toEqual(failed);
  });

  test('is made no faster than it is taken', async () => {
    const blob = new WatchedBlob([noise(10_000_000)]);
    const reader = zipped([{ name: 'chats.csv', blob }], modified).getReader();
    let taken = 0;
    while (taken < 1_000_000) taken += (await reader.read()).value!.length;
    expect(blob.asked * (1 << 16)).toBeLessThan(taken + 10 * (1 << 16));
    await reader.cancel('enough');
  });

  test.each([
    ['first', 20, 0],
    ['second', 120, 1],
  ])('lets go of the %s file when it is stopped at it', async (_, pieces, atWork) => {
    const blobs = [1, 2, 3].map((seed) => new WatchedBlob([noise(6_000_000, seed)]));
    const reader = zipped(
      blobs.map((blob, i) => ({ name: `chats.${i}.csv`, blob })),
      modified,
    ).getReader();
    for (let i = 0; i < pieces; i++) await reader.read();
    await reader.cancel('paused');
    await expect(blobs[atWork]!.cancelled).resolves.toBe('paused');
    expect(blobs.map(({ asked }) => asked > 0)).toEqual(blobs.map((_, i) => i <= atWork));
  });

  test('that is cancelled when all files are through is no trouble', async () => {
    const reader = zipped(files, modified).getReader();
    let taken = 0;
    while (taken < 3_070_500) taken += (await reader.read()).value!.length;
    await expect(reader.cancel('enough')).resolves.toBeUndefined();
  });
});

/** The different times in the heads of the files, which have no zone. */
function dosTimes(zip: Uint8Array): string[] {
  const view = new DataView(zip.buffer);
  const two = (value: number) => String(value).padStart(2, '0');
  const times = new Set<string>();
  for (let at = 0; at < zip.length - 30; at++) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const [time, date] = [view.getUint16(at + 10, true), view.getUint16(at + 12, true)];
    const day = [(date >> 9) + 1980, two((date >> 5) & 15), two(date & 31)].join('-');
    times.add(`${day} ${[two(time >> 11), two((time >> 5) & 63), two((time & 31) * 2)].join(':')}`);
  }
  return [...times];
}
