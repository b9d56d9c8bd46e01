/** The report of an export: what was received, left out and made of it, how it was checked, and how to check it again. For people. */
import type { WriterOptions } from './formats/format.ts';
import { shown } from './formats/html.ts';
import { lying, manifestFile, type JobManifest } from './manifest.ts';
import { filesTable } from './report-files.ts';
import { pageAround, reportFile } from './report-page.ts';
import { exportFacts, laterOf, leftOutOf, takenOutOf } from './report-parts.ts';
import { factTable, streamSection } from './report-stream.ts';
import { reportWords } from './report-words.ts';
import { writeText } from './small-file.ts';
import type { Spool } from './spool.ts';
import { sumOf, sumsFile, sumsText } from './sums.ts';

const wordless: WriterOptions = { words: {}, lang: 'en', dir: 'ltr' };

/**
 * Writes the report, and the sums of all files but the log, for a manifest that lies there already. Throws what a full
 * disk throws.
 */
export async function writeReport(spool: Spool, manifest: JobManifest, reader = wordless): Promise<void> {
  await writeText(spool, reportFile, reportOf(manifest, reader));
  const beside = [manifestFile, reportFile].map(async (name) => ({ name, sha256: await sumOf((await spool.blob(name))!) }));
  await writeText(spool, sumsFile, sumsText([...lying(manifest), ...(await Promise.all(beside))]));
}

/** A page of HTML. Of the reader's words it takes `export.*` and `stream.*`. */
export function reportOf(manifest: JobManifest, reader: WriterOptions): string {
  const words = reportWords(reader);
  const { text, say } = words;
  const section = (heading: string, body: string) => `<section>\n<h2>${heading}</h2>\n${body}\n</section>`;
  const body = [
    `<p>${text('in-utc')} ${text('for-programs', { file: manifestFile })}</p>`,
    ...(manifest.demo ? [`<p class="demo">${shown(say('export.status.demo'))}</p>`] : []),
    section(text('export'), factTable(exportFacts(manifest, words))),
    section(text('checked'), `<p>${text('checked.rows')} ${text('checked.sums')}</p>`),
    section(text('left-out'), leftOutOf(manifest, words)),
    section(text('taken-out'), takenOutOf(manifest, words)),
    section(text('streams'), manifest.streams.map((one) => streamSection(one, words)).join('\n') || `<p>${text('none')}</p>`),
    section(text('files'), filesTable(manifest, words)),
    section(text('later'), laterOf(words)),
  ];
  return pageAround(say('export.report.title'), body.join('\n'), reader);
}
