/** `src/bin/export.ts`: the real command as a process, against the simulator as a server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import words from '../../../content/i18n/en.json' with { type: 'json' };
import type { JobManifest } from '../../../src/export/manifest.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { chatStreams } from '../../../src/zendesk/chat-streams.ts';
import { supportStreams } from '../../../src/zendesk/support-streams.ts';
import { gateBefore, type Gate } from './gate.ts';

const chats = 2_100; // three pages
let simulator: { child: ChildProcess; address: string };
let ids: string[];
let out: string;
const gates: Gate[] = [];
const running: ChildProcess[] = [];

beforeAll(async () => {
  const child = spawn(process.execPath, ['src/bin/simulate.ts', '--port', '0', '--chats', String(chats), '--budget', 'off']);
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  simulator = { child, address };
  ids = (await (await fetch(`${address}/_simulator/ids`)).text()).trimEnd().split('\n').sort();
});
afterAll(() => simulator.child.kill());

beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'export-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const gate of gates.splice(0)) gate.close();
  rmSync(out, { recursive: true });
});

/** Starts the command; `ended` says its exit code and all that it wrote. */
function launch(
  args: readonly string[],
  {
    token,
    supportToken,
    typed = '',
    pseudonymKey,
  }: { token?: string | undefined; supportToken?: string; typed?: string; pseudonymKey?: string } = {},
) {
  const child = spawn(process.execPath, ['src/bin/export.ts', ...args], {
    env: { ...process.env, WEGWEISER_TOKEN: token, WEGWEISER_SUPPORT_TOKEN: supportToken, WEGWEISER_PSEUDONYM_KEY: pseudonymKey },
  });
  running.push(child);
  child.stdin.end(typed);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...said })) };
}
const command = (...given: Parameters<typeof launch>) => launch(...given).ended;
const asked = (address: string) => ['--account', address, '--out', out];
const requests = async () => ((await (await fetch(`${simulator.address}/_simulator/stats`)).json()) as { requests: number }).requests;

const fileText = (name: string) => readFileSync(path.join(out, name), 'utf8');
const idsOfLines = () =>
  fileText('chats.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
const idsOfCsv = () =>
  Papa.parse<{ id: string }>(fileText('chats.csv').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data.map(({ id }) => id);
const expectWhole = () => expect([idsOfLines().sort(), idsOfCsv().sort()]).toEqual([ids, ids]);

async function gate(pages: number): Promise<Gate> {
  const made = await gateBefore(simulator.address, pages);
  gates.push(made);
  return made;
}

describe('an export on the command line', () => {
  test('its files hold each chat once; given again, it writes them again and asks nothing', async () => {
    const first = await command(asked(simulator.address), { typed: 'demo\n' });
    expect(first, first.err).toMatchObject({ code: 0 });
    expect(first.err).not.toContain('\r');
    expectWhole();
    const { streams } = JSON.parse(fileText('manifest.json')) as JobManifest;
    expect(streams[0]!.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['chats.csv', chats],
      ['chats.jsonl', chats],
    ]);

    const before = await requests();
    rmSync(path.join(out, 'chats.csv'));
    expect(await command(asked(simulator.address), { token: 'demo' })).toMatchObject({ code: 0 });
    expectWhole();
    expect(await requests()).toBe(before);

    expect(await command(asked('acme'), { token: 'demo' }), 'another account is not mixed in').toMatchObject({ code: 2 });
    expectWhole();
  });

  test.each([
    ['Chat', chatStreams],
    ['Support', supportStreams],
  ])('every stream of %s in one command, each with its files, all in one manifest', async (_, table) => {
    const names = Object.keys(table);
    const args = ['--streams', names.join(','), '--format', 'jsonl,json', '--at-once'];
    const end = await command([...asked(simulator.address), ...args], { token: 'demo' });
    expect(end, end.err).toMatchObject({ code: 0 });
    const manifest = JSON.parse(fileText('manifest.json')) as JobManifest;
    expect(manifest.leftOut).toEqual([]);
    expect(manifest.streams.map(({ stream }) => stream)).toEqual(names);
    for (const { stream, received, repeated, odd, files } of manifest.streams) {
      const rows = (JSON.parse(fileText(`${stream}.json`)) as unknown[]).length;
      expect([rows, fileText(`${stream}.jsonl`).split('\n').length - 1], stream).toEqual([received - repeated, received - repeated]);
      expect(rows, stream).toBeGreaterThan(0);
      expect(odd, stream).toBe(0);
      expect(files.map(({ name }) => name)).toEqual([`${stream}.jsonl`, `${stream}.json`]);
    }
  });

  test('--since-last reads what changed, and the files are whole again', async () => {
    const edit = (count: number) => fetch(`${simulator.address}/_simulator/edit?count=${count}`, { method: 'POST' });
    const wish = [...asked(simulator.address), '--streams', 'chats,agents', '--format', 'jsonl', '--since-last'];
    expect(await command(wish, { token: 'demo' })).toMatchObject({ code: 0 });
    await edit(40);
    const before = await requests();
    // What was edited less than five minutes ago is behind a start that is young; nothing of it is asked for too early.
    const again = await command(wish, { token: 'demo' });
    expect(again, again.err).toMatchObject({ code: 0 });
    expect((await requests()) - before, 'one page of chats, one of agents, and how many chats there are').toBe(3);
    expect(new Set(idsOfLines()).size).toBe(chats);
    const kept = fileText('chats.jsonl')
      .split('\n')
      .filter((line) => line.includes('"edited_1"'));
    expect(kept.length).toBeGreaterThan(0);
    const { streams } = JSON.parse(fileText('manifest.json')) as JobManifest;
    expect(streams.map(({ received, repeated }) => received - repeated)).toEqual([chats, 12]);
  });

  test('--from and --to leave nothing but that stretch of time, and the manifest says so', async () => {
    const stretch = ['--from', '2022-01-01', '--to', '2023-07-01T00:00:00Z', '--format', 'jsonl'];
    expect(await command([...asked(simulator.address), ...stretch], { token: 'demo' })).toMatchObject({ code: 0 });
    const inside = [...createSimulator({ chats }).rows()]
      .filter(({ timestamp }) => timestamp >= '2022-01-01' && timestamp < '2023-07-01')
      .map(({ id }) => id);
    expect(inside.length).toBeGreaterThan(0);
    expect(idsOfLines().sort()).toEqual(inside.sort());
    const [manifest] = (JSON.parse(fileText('manifest.json')) as JobManifest).streams;
    expect(manifest).toMatchObject({ from: '2022-01-01T00:00:00.000Z', to: '2023-07-01T00:00:00.000Z', received: inside.length });
    const other = await command([...asked(simulator.address), '--from', '2021-01-01'], { token: 'demo' });
    expect(other, 'another stretch is not mixed in').toMatchObject({ code: 2 });
    for (const wrong of [
      ['--from', 'yesterday'],
      ['--from', '2023-01-01', '--to', '2022-01-01'],
      ['--to', '2022-13-01'],
    ])
      expect(await command([...asked(simulator.address), ...wrong], { token: 'demo' }), wrong.join(' ')).toMatchObject({ code: 2 });
  });

  test('--resume goes on with what lies in the folder as it was asked for, and there must be something', async () => {
    const nothing = await command(['--out', out, '--resume'], { token: 'demo' });
    expect(nothing).toMatchObject({ code: 2 });
    const { address, held, open } = await gate(1);
    const wish = ['--account', address, '--out', out, '--streams', 'chats', '--format', 'json', '--fields', 'chats.type'];
    const first = launch(wish, { token: 'demo' });
    await held;
    first.child.kill('SIGKILL');
    await first.ended;
    open();
    const resumed = await command(['--out', out, '--resume'], { token: 'demo' });
    expect(resumed, resumed.err).toMatchObject({ code: 0 });
    const rows = JSON.parse(fileText('chats.json')) as object[];
    expect(rows.length).toBe(chats);
    expect([...new Set(rows.flatMap((row) => Object.keys(row)))].sort()).toEqual(['id', 'timestamp', 'type']);
  });

  test('Chat and Support in one command each get their own token', async () => {
    const wish = [...asked(simulator.address), '--streams', 'agents,groups', '--format', 'jsonl'];
    expect(await command(wish, { token: 'demo', supportToken: 'demo-expired' })).toMatchObject({ code: 3 });
    expect(await command(wish, { token: 'demo', supportToken: 'demo' })).toMatchObject({ code: 0 });
  });

  test('--gzip compresses each file, --zip puts all into one', async () => {
    expect(await command([...asked(simulator.address), '--format', 'jsonl', '--gzip'], { token: 'demo' })).toMatchObject({ code: 0 });
    expect(
      gunzipSync(readFileSync(path.join(out, 'chats.jsonl.gz')))
        .toString('utf8')
        .trimEnd()
        .split('\n').length,
    ).toBe(chats);
    const { streams } = JSON.parse(fileText('manifest.json')) as JobManifest;
    const packed = readFileSync(path.join(out, 'chats.jsonl.gz'));
    const sha256 = createHash('sha256').update(packed).digest('hex');
    expect(streams[0]!.files[0]).toMatchObject({
      name: 'chats.jsonl',
      compressed: { name: 'chats.jsonl.gz', bytes: packed.length, sha256 },
    });
    expect(await command([...asked(simulator.address), '--format', 'jsonl', '--zip'], { token: 'demo' })).toMatchObject({ code: 0 });
    const entries = await new ZipReader(new Uint8ArrayReader(readFileSync(path.join(out, 'export.zip')))).getEntries();
    expect(entries.map(({ filename }) => filename)).toEqual(expect.arrayContaining(['chats.jsonl', 'manifest.json', 'log.jsonl']));
  });

  test('--estimate says what an export will take and makes nothing', async () => {
    const end = await command([...asked(simulator.address), '--streams', 'chats,agents', '--estimate'], { token: 'demo' });
    expect(end, end.err).toMatchObject({ code: 0 });
    expect(end.out).toMatch(/chats +about 2,\d\d\d rows, 3 requests/);
    expect(end.out).toMatch(/agents +12 rows, 1 requests/);
    expect(readdirSync(out)).toEqual([]);
  });

  test('--fields takes only fields of streams, and those that the stream has', async () => {
    for (const wrong of ['subject', 'ticket.subject', 'tickets.', 'tickets.nothing'])
      expect(await command([...asked(simulator.address), '--fields', wrong], { token: 'demo' }), wrong).toMatchObject({ code: 2 });
  });

  test('--without-location and --pseudonyms keep persons out of every file, and the key too', async () => {
    const wish = ['--without-location', '--pseudonyms', '--format', 'jsonl,json,csv'];
    const pseudonymKey = 'my own long secret';
    expect(await command([...asked(simulator.address), ...wish], { token: 'demo', pseudonymKey })).toMatchObject({ code: 0 });
    const [manifest] = (JSON.parse(fileText('manifest.json')) as JobManifest).streams;
    expect(manifest).toMatchObject({ withoutLocation: true, pseudonyms: true });
    for (const line of fileText('chats.jsonl').trimEnd().split('\n')) {
      const { session, visitor } = JSON.parse(line) as { session?: { ip?: string }; visitor?: { name?: string; email?: string } };
      expect(session?.ip ?? null).toBeNull();
      expect(visitor?.name ?? '').toMatch(/^$|^person-|@example\.invalid$/); // some are named by their address
      expect(visitor?.email ?? '').toMatch(/^$|@example\.invalid$/);
    }
    expectWhole();
    for (const file of readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()))
      expect(readFileSync(path.join(file.parentPath, file.name), 'utf8')).not.toContain(pseudonymKey);
    expect(await command([...asked(simulator.address), '--pseudonyms'], { token: 'demo' })).toMatchObject({ code: 2 });
  });

  test('a stream that the account or the token does not have is left out, and said', async () => {
    const end = await command([...asked(simulator.address), '--streams', 'agent_events,agents', '--format', 'jsonl'], {
      token: 'demo-agent',
    });
    expect(end, end.err).toMatchObject({ code: 0 });
    expect(end.err).toContain('agent_events is left out: this account or token may not read it, which only administrators may.');
    const { streams, leftOut } = JSON.parse(fileText('manifest.json')) as JobManifest;
    expect(streams.map(({ stream }) => stream)).toEqual(['agents']);
    expect(leftOut).toEqual([{ stream: 'agent_events', code: 'forbidden' }]);
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', 'agents.jsonl', 'log.jsonl', 'manifest.json', 'report.html', 'spool']);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('ended by %s, the same command goes on where it stopped', async (signal, code) => {
    const { address, held, starts, open } = await gate(2);
    const first = launch(asked(address), { token: 'demo' });
    await held;
    expect(await command(asked(address), { token: 'demo' }), 'a second one beside it').toMatchObject({ code: 6 });
    first.child.kill(signal);
    expect(await first.ended).toMatchObject({ code });
    expect(readdirSync(out), 'nothing that is not whole').toEqual(['spool']);

    open();
    expect(await command([...asked(address), '--format', 'jsonl'], { token: 'demo' })).toMatchObject({ code: 0 });
    expect(starts.slice(1, 3), 'not from the beginning').toContain(starts[3]);
    expect(idsOfLines().sort()).toEqual(ids);
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', 'chats.jsonl', 'log.jsonl', 'manifest.json', 'report.html', 'spool']);
  });
});

describe('what goes wrong ends with the words of its code and an exit code', () => {
  const secret = 'made-up-and-secret';
  test.each([
    ['a token that is not known', () => asked(simulator.address), secret, 3, 'failure.unauthorized.what'],
    ['a token that may not read chats', () => asked(simulator.address), 'demo-agent', 3, 'failure.forbidden.what'],
    ['no token', () => asked(simulator.address), undefined, 3, 'failure.token-empty.what'],
    ['a token that cannot be one', () => asked(simulator.address), `${secret} ${secret}`, 3, 'failure.token-malformed.what'],
    ['no account', () => ['--out', out], secret, 2, 'failure.address-empty.what'],
    ['an address elsewhere', () => asked('https://example.org'), secret, 2, 'failure.address-invalid.what'],
    ['nobody there', () => asked('http://127.0.0.1:65535'), secret, 4, 'failure.unreachable.next'],
  ] as const)('%s', async (_, args, token, code, sentence) => {
    const end = await command(args(), { token });
    expect(end).toMatchObject({ code, out: '' });
    expect(end.err).toContain(words[sentence]);
    expect(end.err).toMatch(/https:\S+\/en\/decide\/connect\/\?symptom=\S+/);
    if (token) expect(end.err).not.toContain(token);
    for (const { name, parentPath } of readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()))
      expect(readFileSync(path.join(parentPath, name), 'utf8')).not.toContain(secret);
  });

  test.each([
    ['a token as an argument', ['--token', secret], 'WEGWEISER_TOKEN'],
    ['a token as an argument, in one', [`--token=${secret}`], 'WEGWEISER_TOKEN'],
    ['something without an option', [secret], '--help'],
    ['an unknown option', [`--acount=${secret}`], '--acount'],
    ['an unknown stream', ['--streams', 'chats,dreams'], 'dreams'],
    ['an unknown format', ['--format', 'xls'], 'xls'],
  ])('%s is refused', async (_, args, named) => {
    const end = await command([...asked(simulator.address), ...args], { token: 'demo' });
    expect(end).toMatchObject({ code: 2, out: '' });
    expect(end.err).toContain(named);
    expect(end.err).not.toContain(secret);
  });

  test('a file where the folder should be', async () => {
    const file = path.join(out, 'file');
    writeFileSync(file, '');
    expect(await command(['--account', simulator.address, '--out', file], { token: 'demo' })).toMatchObject({ code: 2 });
  });
});

test('--help lists every option', async () => {
  const { code, out: help } = await command(['--help']);
  expect(code).toBe(0);
  expect(
    [
      '--account',
      '--out',
      '--streams',
      '--format',
      '--from',
      '--to',
      '--without-location',
      '--pseudonyms',
      '--help',
      'WEGWEISER_TOKEN',
    ].filter((name) => !help.includes(name)),
  ).toEqual([]);
});
