/**
 * Which rows of a spool count: of those with one key the newest. Typed arrays outside the heap, at most 16 bytes a row:
 * 4 for the hash of its key, 4 for its place, a bit for "replaced", and a hash table of 4-byte slots, 60 to 80 % full.
 * Two keys with one hash are told apart by reading the row itself, so no row is ever taken for another.
 */
interface Identity {
  key: string;
  version: string;
}

const perBlock = 4096;
const fullest = 0.8;
const growth = 4 / 3;

interface Block {
  base: number;
  starts: Uint32Array;
  hashes: Uint32Array;
  replaced: Uint8Array;
}

export class RowIndex {
  /** Rows in the spool. */
  rows = 0;
  /** Rows that count: one a key. */
  kept = 0;
  #blocks: Block[] = [];
  #slots = new Uint32Array(perBlock);
  readonly #identify: (row: number) => Identity;

  /** `identify` reads key and version of a row that was added before. */
  constructor(identify: (row: number) => Identity) {
    this.#identify = identify;
  }

  /** Takes the next row, which begins at byte `start` of the spool. Of equal versions the later one counts. */
  add(identity: Identity, start: number): void {
    if (this.rows + 1 > this.#slots.length * fullest) this.#grow();
    const row = this.#append(hashOf(identity.key), start);
    const slot = this.#slotOf(identity.key, this.hashOf(row));
    const former = this.#slots[slot]! - 1;
    if (former >= 0 && this.#identify(former).version > identity.version) return this.#replace(row);
    if (former >= 0) this.#replace(former);
    else this.kept++;
    this.#slots[slot] = row + 1;
  }

  counts(row: number): boolean {
    return (this.#block(row).replaced[(row % perBlock) >> 3]! & (1 << (row & 7))) === 0;
  }

  /** 32 bits that stand for the row's key. */
  hashOf(row: number): number {
    return this.#block(row).hashes[row % perBlock]!;
  }

  startOf(row: number): number {
    const block = this.#block(row);
    return block.base + block.starts[row % perBlock]!;
  }

  /** Bytes taken, for the bench. */
  get bytes(): number {
    return this.#slots.byteLength + this.#blocks.length * perBlock * 8.125;
  }

  #block = (row: number) => this.#blocks[Math.floor(row / perBlock)]!;

  #append(hash: number, start: number): number {
    const row = this.rows++;
    if (row % perBlock === 0) {
      this.#blocks.push({
        base: start,
        starts: new Uint32Array(perBlock),
        hashes: new Uint32Array(perBlock),
        replaced: new Uint8Array(perBlock / 8),
      });
    }
    const block = this.#block(row);
    block.starts[row % perBlock] = start - block.base;
    block.hashes[row % perBlock] = hash;
    return row;
  }

  #replace(row: number): void {
    this.#block(row).replaced[(row % perBlock) >> 3]! |= 1 << (row & 7);
  }

  /** The slot that holds the key, or the free one where it belongs. */
  #slotOf(key: string, hash: number): number {
    for (let slot = this.#home(hash); ; slot = (slot + 1) % this.#slots.length) {
      const row = this.#slots[slot]! - 1;
      if (row < 0 || (this.hashOf(row) === hash && this.#identify(row).key === key)) return slot;
    }
  }

  #home = (hash: number) => Math.floor((hash / 2 ** 32) * this.#slots.length);

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Uint32Array(Math.ceil(former.length * growth));
    for (const entry of former) {
      if (!entry) continue;
      let slot = this.#home(this.hashOf(entry - 1));
      while (this.#slots[slot]) slot = (slot + 1) % this.#slots.length;
      this.#slots[slot] = entry;
    }
  }
}

/** FNV-1a over UTF-16 units, stirred as MurmurHash3 ends, since its high bits choose the slot. */
export function hashOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
