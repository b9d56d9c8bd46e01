/** The files that say what an export was: whether they lie there as `SHA256SUMS` lists them, and it lists what it has to. */
import { lying, manifestFile, type JobManifest } from './manifest.ts';
import { reportFile } from './report-page.ts';
import { parseSums, sumsFile, sumsText, type NamedSum } from './sums.ts';
import { pieces, sumFaults, withFile, type Fault, type Open } from './verify-bytes.ts';
import type { Checked } from './verify-part.ts';

/** Manifest, report and sums, in this order. */
export async function* checkBeside(manifest: JobManifest, open: Open): AsyncGenerator<Checked, void> {
  let text = '';
  const faults = await withFile(open, sumsFile, async (file) => {
    text = new TextDecoder().decode(file.read(0, file.size));
    return [];
  });
  const listed = new Map(parseSums(text).map(({ name, sha256 }) => [name, sha256]));
  const beside = [manifestFile, reportFile].map((name) => ({ name, sha256: listed.get(name) ?? '' }));
  for (const one of beside) yield { name: one.name, faults: await checkListed(one, open) };
  const whole = text === sumsText([...lying(manifest), ...beside]);
  yield { name: sumsFile, faults: faults.length || whole ? faults : [{ fault: 'sums' }] };
}

const checkListed = ({ name, sha256 }: NamedSum, open: Open): Promise<Fault[]> =>
  withFile(open, name, async (file) => (sha256 ? sumFaults(pieces(file), { bytes: file.size, sha256 }) : [{ fault: 'unlisted' }]));
