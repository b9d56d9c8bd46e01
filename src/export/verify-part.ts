/** The rows of a part, over all its files: as many as were received, none twice, and the same as in the other formats. */
import type { Part } from './formats/format.ts';
import { KeyHashes } from './key-hashes.ts';
import type { Manifest } from './manifest.ts';
import type { Product } from './product.ts';
import type { Fault, Open } from './verify-bytes.ts';
import { checkFile } from './verify-file.ts';

/** A file, and in what it is otherwise than it has to be. */
export interface Checked {
  name: string;
  rows?: number;
  faults: readonly Fault[];
}

/** A part with a row for each row of its stream, all of whose files hold. */
interface Main {
  /** Of its first file. */
  name: string;
  keys: KeyHashes;
}

/** What other parts of the stream are compared with. */
export interface Known {
  /** The first of all. */
  first?: Main;
  /** The last, which child tables come behind. */
  own?: Main | undefined;
}

/** The files of one part, in their order; adds to `known` what the next one needs. */
export async function checkPart(manifest: Manifest, part: Part, files: readonly Product[], known: Known, open: Open): Promise<Checked[]> {
  const keys = await KeyHashes.create();
  const seen = part.rowsOf ? eachRun((key) => keys.add(key)) : (key: string) => keys.add(key);
  const checked: Checked[] = [];
  const ends: number[] = [];
  for (const product of files) {
    const { name } = product.compressed ?? product;
    checked.push({ name, rows: product.rows, faults: await checkFile(product, part, open, seen) });
    ends.push(keys.length);
  }
  const whole = checked.every(({ faults }) => !faults.length);
  if (!part.rowsOf) known.own = whole ? { name: checked[0]!.name, keys } : undefined;
  const found = !whole ? undefined : part.rowsOf ? strayIn(keys, known) : wrongIn(keys, manifest, known);
  if (!part.rowsOf && whole && !found) known.first ??= known.own!;
  return found ? withFault(checked, ends, found) : checked;
}

/** Tells of a key only where it is another than before: in a child table it stands as often as a list is long. */
function eachRun(tell: (key: string) => void): (key: string) => void {
  let last: string | undefined;
  return (key) => {
    if (key !== last) tell(key);
    last = key;
  };
}

/** At which place of the part; by its row there, counted from 1, what is wrong. */
interface Found {
  place: number;
  faultOf: (row: number) => Fault;
}

function strayIn(keys: KeyHashes, { own }: Known): Found | undefined {
  const place = own && keys.stray(own.keys);
  return place === undefined ? undefined : { place, faultOf: () => ({ fault: 'stray' }) };
}

/** Odd rows may show no key of their own, and formats need not show the same of them. */
function wrongIn(keys: KeyHashes, { received, repeated, odd }: Manifest, { first }: Known): Found | undefined {
  const twice = keys.repeated(odd);
  if (twice !== undefined) return { place: twice, faultOf: (row) => ({ fault: 'twice', row }) };
  const other = first && keys.otherwise(first.keys, odd);
  if (other !== undefined) return { place: other, faultOf: (row) => ({ fault: 'otherwise', row, other: first!.name }) };
  const [expected, found] = [received - repeated, keys.length];
  return found === expected ? undefined : { place: found, faultOf: () => ({ fault: 'total', expected, found }) };
}

function withFault(checked: readonly Checked[], ends: readonly number[], { place, faultOf }: Found): Checked[] {
  const file = ends.findIndex((end) => place < end);
  const at = file < 0 ? checked.length - 1 : file;
  const fault = faultOf(place - (ends[at - 1] ?? 0) + 1);
  return checked.map((one, i) => (i === at ? { ...one, faults: [fault] } : one));
}
