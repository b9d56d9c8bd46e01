/**
 * `npm run lock`, after every change of dependencies: adds lock entries for optional platform packages that the registry
 * as reached did not carry, so that `npm ci` finds package.json and the lock in step on every platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Entry>;
}

const systems = ['android', 'darwin', 'freebsd', 'openbsd', 'netbsd', 'openharmony', 'sunos', 'aix', 'win32', 'linux'];
const processors = ['wasm32', 'arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'mips64el', 'arm'];

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const added = Object.entries({ ...lock.packages }).flatMap(([parent, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies).filter(([name]) => add(parent, name, optionalDependencies[name]!)),
);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} entries added to ${file}.`);

function add(parent: string, name: string, range: string): boolean {
  const version = range.replace(/^[\^~]/, '');
  const found = resolve(parent, name);
  // Ranges of platform packages are exact, so another version higher up is a package of somebody else's.
  if (found && (found.version === version || range !== version)) return false;
  lock.packages[`${found ? `${parent}/` : ''}node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
  return true;
}

/** As Node resolves: in the parent's own node_modules, then in each one above it. */
function resolve(parent: string, name: string): Entry | undefined {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const entry = lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (entry || !at) return entry;
  }
}

function platformOf(name: string): Entry {
  const words = name.replace('windows', 'win32').split(/[-/_]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.includes('musl') ? 'musl' : os === 'linux' && words.includes('gnu') ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}
