/** What the four measures come to. */
import { megabytes, median, shown, table } from './figures.ts';
import { memoryOf } from './four-memory.ts';
import { goals, kinds, type Kind, type Measure } from './four.ts';
import type { Outcome } from './part.ts';

export interface Four {
  /** Of each round. */
  rows: number;
  found: Record<Kind, Measure[]>;
  few: { rows: number; found: readonly Measure[] };
  /** Without `found`, why not is said. */
  many: { rows: number; leftOut: boolean; found: Measure | undefined; disk: { needed: number; free: number } };
}

export function fourOutcome(four: Four): Outcome {
  const measures = kinds.map((kind) => lineOf(four, kind));
  const memory = memoryOf(four);
  const answers = megabytes(four.found.baseline[0]!.bytes);
  const bound = boundOf(ratio(four, 'drain'), ratio(four, 'csv'));
  const skipped = four.many.found ? [] : [whyNot(four.many)];
  return {
    figures: { rows: four.rows, megabytes: answers, measures, memory, bound, skipped },
    lines: [
      `${four.rows} chats, ${shown(answers)} MB, median of ${four.found.csv.length} rounds; ratio to reading and parsing only`,
      ...table(
        ['', 's', 'processor s', 'rows/s', 'MB/s', 'ratio', 'goal'],
        measures.map((m) => [m.kind, m.seconds, m.processor, m.rowsPerSecond, m.megabytesPerSecond, m.ratio, m.goal]),
      ),
      bound,
      'Peaks of the verified CSV in MB; the row index is a part of the array buffers, which are outside the heap',
      ...table(
        ['chats', 'rows/s', 'heap', 'array buffers', 'RSS', 'row index', 'bytes a row'],
        memory.map((m) => [
          ...[String(m.rows), m.rowsPerSecond, m.heapMegabytes, m.arrayBuffersMegabytes, m.rssMegabytes],
          ...[m.rowIndexMegabytes, m.rowIndexBytesPerRow],
        ]),
      ),
      ...skipped,
    ],
  };
}

const secondsOf = ({ found }: Four, kind: Kind) => median(found[kind].map(({ seconds }) => seconds));
/** Compared round by round, since the machine is not equally busy in all of them. */
const ratio = ({ found }: Four, kind: Kind) => median(found[kind].map(({ seconds }, i) => found.baseline[i]!.seconds / seconds));

function lineOf(four: Four, kind: Kind) {
  const seconds = secondsOf(four, kind);
  const answers = megabytes(four.found.baseline[0]!.bytes);
  const [rowsPerSecond, megabytesPerSecond] = [four.rows / seconds, answers / seconds];
  const processor: number | undefined = median(four.found[kind].flatMap((one) => one.processor ?? []));
  return { kind, seconds, processor, rowsPerSecond, megabytesPerSecond, ratio: ratio(four, kind), goal: goals[kind] };
}

function whyNot({ rows, leftOut, disk }: Four['many']): string {
  const [needs, free] = [(disk.needed / 1e9).toFixed(1), (disk.free / 1e9).toFixed(1)];
  const room = `it needs about ${needs} GB on the disk, where ${free} GB are free`;
  return leftOut ? `${rows} chats were left out: ${room}. --full runs it.` : `${rows} chats were left out: ${room}.`;
}

/** What bounds the export, from what the same answers cost when they are only taken off the wire. */
function boundOf(drain: number, csv: number): string {
  const wire = `Taking the answers off the wire is ${Math.round(100 / drain)} % of reading and parsing them`;
  return `${wire}: server and reader share these cores. The verified CSV adds ${Math.round(100 / csv - 100)} % for writing it and reading it back.`;
}
