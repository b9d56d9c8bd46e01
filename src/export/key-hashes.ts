/**
 * The keys of a part's rows in their order, each as 64 bits: enough to find a row that stands there twice, or elsewhere
 * than in another part. A key that its format cannot say says nothing, and fits any. Memory: 8 bytes a key outside the heap,
 * and as much again while they are sorted.
 */
import { createXXHash64, type IHasher } from 'hash-wasm';

const perBlock = 1 << 16;
const unsaid = 0n;

export class KeyHashes {
  length = 0;
  readonly #blocks: BigUint64Array[] = [];
  readonly #hasher: IHasher;

  private constructor(hasher: IHasher) {
    this.#hasher = hasher;
  }

  static create = async (): Promise<KeyHashes> => new KeyHashes(await createXXHash64());

  add(key: string): void {
    if (this.length % perBlock === 0) this.#blocks.push(new BigUint64Array(perBlock));
    const plain = plainKey(key);
    this.#blocks.at(-1)![this.length++ % perBlock] = plain === undefined ? unsaid : this.#hashOf(plain);
  }

  at = (place: number): bigint | undefined =>
    place < this.length ? this.#blocks[Math.floor(place / perBlock)]![place % perBlock] : undefined;

  /** The place of the first key that stood before; undefined while no more than `allowed` did. */
  repeated(allowed = 0): number | undefined {
    const sorted = this.#sorted();
    const repeats = sorted.filter((hash, i) => i > 0 && hash === sorted[i - 1] && hash !== unsaid);
    if (repeats.length <= allowed) return undefined;
    const [wanted, seen] = [new Set(repeats), new Set<bigint>()];
    return this.#find((hash) => wanted.has(hash) && seen.size === seen.add(hash).size);
  }

  /** The first place where `other` has another key, or none; undefined while there are no more than `allowed` of them. */
  otherwise(other: KeyHashes, allowed = 0): number | undefined {
    let [first, many] = [undefined as number | undefined, 0];
    for (let place = 0; place < Math.max(this.length, other.length); place++) {
      const [mine, its] = [this.at(place), other.at(place)];
      if (mine === its || mine === unsaid || its === unsaid) continue;
      first ??= place;
      many++;
    }
    return many > allowed ? first : undefined;
  }

  /** The place of the first key that `others` do not have behind the one before; they are in the order wanted. */
  stray(others: KeyHashes): number | undefined {
    let at = 0;
    return this.#find((hash) => {
      if (hash === unsaid) return false;
      while (at < others.length && others.at(at) !== hash) at++;
      return at === others.length;
    });
  }

  #hashOf(text: string): bigint {
    const digest = this.#hasher.init().update(text).digest('binary');
    return new DataView(digest.buffer, digest.byteOffset).getBigUint64(0);
  }

  #find(is: (hash: bigint) => boolean): number | undefined {
    for (let place = 0; place < this.length; place++) if (is(this.at(place)!)) return place;
    return undefined;
  }

  #sorted(): BigUint64Array {
    const all = new BigUint64Array(this.#blocks.length * perBlock);
    this.#blocks.forEach((block, i) => all.set(block, i * perBlock));
    return all.subarray(0, this.length).sort();
  }
}

const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * As every format says it: numbers may differ in how they are written, and spreadsheets get an apostrophe before formulas.
 * Undefined where a part of it is missing.
 */
function plainKey(key: string): string | undefined {
  const parts = key.split('|').map((part) => (number.test(part) ? String(Number(part)) : part.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')));
  return parts.includes('') ? undefined : parts.join('|').toWellFormed();
}
