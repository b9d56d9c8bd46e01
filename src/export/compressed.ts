/** The files of a stream compressed, each proven by unpacking it, in place of the plain ones. */
import { gzipped, proveGzip } from './delivery/gzip.ts';
import { writeInto } from './delivery/into.ts';
import { wholeStream } from './delivery/source.ts';
import { formats } from './formats/index.ts';
import type { Format } from './formats/format.ts';
import type { Product } from './product.ts';
import type { Told } from './products.ts';
import type { Spool } from './spool.ts';

/** As it lies there: unpacked it is the product, whose hash and length are those of the plain file. */
export interface Compressed {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * The products with their compressed files; formats that are compressed in themselves stay as they are. Plain files are
 * deleted when their compressed ones are proven. Throws `verification-failed`, what a full disk throws, or the signal's reason.
 */
export async function compressed(spool: Spool, products: readonly Product[], told: Told, signal: AbortSignal): Promise<Product[]> {
  const made: Product[] = [];
  for (const [i, product] of products.entries()) {
    const format: Format = formats[product.format];
    told(product.name, i / products.length);
    made.push(format.packed ? product : { ...product, compressed: await compress(spool, product, signal) });
  }
  return made;
}

async function compress(spool: Spool, { name, sha256, bytes }: Product, signal: AbortSignal): Promise<Compressed> {
  const packed = `${name}.gz`;
  const written = await writeInto(spool, packed, gzipped((await spool.blob(name))!), signal);
  await proveGzip(wholeStream((await spool.blob(packed))!), sha256, bytes, signal);
  await spool.remove(name);
  return { name: packed, ...written };
}
