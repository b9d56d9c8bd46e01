/** `npm run verify`: reads an export in a folder again and says of each file whether it is what it was when it was made. */
import { parseArgs } from 'node:util';
import { readManifest } from '../export/manifest-schema.ts';
import { manifestFile } from '../export/manifest.ts';
import { verify } from '../export/verify.ts';
import { WrongUse } from './export-token.ts';
import { ends } from './export-words.ts';
import { holdsManifest, manifestIn, openIn } from './verify-folder.ts';
import { help, lastLine, lineOf, refusals } from './verify-words.ts';

/** Returns the exit code. */
async function main(): Promise<number> {
  const folder = readOptions();
  if (folder === undefined) {
    console.log(help);
    return 0;
  }
  const manifest = readManifest(manifestIn(folder));
  if (typeof manifest === 'string') {
    console.error(refusals[manifest]);
    return ends.verification[0];
  }
  let [files, wrong] = [0, 0];
  for await (const checked of verify(manifest, openIn(folder))) {
    console.log(lineOf(checked));
    files++;
    if (checked.faults.length) wrong++;
  }
  console.log(lastLine(files, wrong));
  return wrong ? ends.verification[0] : 0;
}

/** The folder; undefined when help is asked for. Throws WrongUse. */
function readOptions(): string | undefined {
  const { folder, help: asked } = parsed();
  if (asked) return undefined;
  if (!folder) throw new WrongUse('The folder of the export is missing: --folder <folder>');
  if (!holdsManifest(folder)) throw new WrongUse(`There is no ${manifestFile} in ${folder}; give the folder of an export.`);
  return folder;
}

function parsed() {
  try {
    return parseArgs({ options: { folder: { type: 'string' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    // Node's further sentences are about its syntax, not ours.
    throw new WrongUse((error as Error).message.split(/\.\s|\n/)[0]?.replace(/\.?$/, '; see --help.'));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  console.error(error.message);
  process.exitCode = ends.use[0];
}
