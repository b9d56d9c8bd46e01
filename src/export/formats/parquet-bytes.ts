/** Bytes put one after another in one piece of memory, which grows as needed and is used again. */
export class GrowingBytes {
  /** What was put; longer than `length`, and another array after `put`. */
  all = new Uint8Array(1 << 16);
  length = 0;

  /** Puts a copy of these bytes; where it begins. */
  put(bytes: Uint8Array): number {
    const start = this.length;
    this.length += bytes.length;
    if (this.length > this.all.length) this.#grow(start);
    this.all.set(bytes, start);
    return start;
  }

  #grow(used: number): void {
    const grown = new Uint8Array(Math.max(this.length, this.all.length * 2));
    grown.set(this.all.subarray(0, used));
    this.all = grown;
  }
}
