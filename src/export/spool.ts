/** The spool: where one export keeps its files while it runs and after. A port with three implementations. */

/** A file open for this export alone. The shape of the platform's FileSystemSyncAccessHandle, so that one needs no wrapping. */
export interface SpoolFile {
  getSize(): number;
  /** Reads from byte `at` into `into`; how many bytes were read, fewer only at the end. */
  read(into: Uint8Array, options: { at: number }): number;
  /** Writes all of `bytes` at byte `at`; how many were written, fewer only when there is no room. Throws then, too. */
  write(bytes: Uint8Array, options: { at: number }): number;
  /** To a size not larger than it is. */
  truncate(size: number): void;
  /** When it returns, what was written survives the end of this process. */
  flush(): void;
  close(): void;
}

/** The files of one export, by name. */
export interface Spool {
  /** Opens a file, made empty if it is not there. Throws NoModificationAllowedError when it is open elsewhere. */
  open(name: string): Promise<SpoolFile>;
  /** A closed file as a Blob that reads from where it lies; undefined when there is none. */
  blob(name: string): Promise<Blob | undefined>;
  /** Deletes a closed file; also fine where there is none. Throws NoModificationAllowedError when it is open. */
  remove(name: string): Promise<void>;
}

/** All exports on this device. */
export interface Spools {
  /** Memory only: nothing here survives the page, and `limit` bytes are all there is. */
  readonly limit: number | undefined;
  /** Ids of the exports, in no order. */
  list(): Promise<string[]>;
  open(id: string): Promise<Spool>;
  /** Also fine where there is none. */
  remove(id: string): Promise<void>;
}

/**
 * Writes everything or throws: a short write is a full disk. In a private window of Chromium a full disk is told as a negative
 * number that is read as a very large one.
 */
export function writeAll(file: SpoolFile, bytes: Uint8Array, at: number): void {
  const written = file.write(bytes, { at });
  if (written !== bytes.length) throw new DOMException(`Only ${written} of ${bytes.length} bytes were written.`, 'QuotaExceededError');
}

/** The whole of a small file. */
export function readAll(file: SpoolFile): Uint8Array {
  const bytes = new Uint8Array(file.getSize());
  return bytes.subarray(0, file.read(bytes, { at: 0 }));
}

/** The file's bytes up to `end`, in pieces of `size`. The same buffer is used for each: done with before the next. */
export function* chunks(file: SpoolFile, end = file.getSize(), size = 1 << 20): Generator<Uint8Array> {
  const buffer = new Uint8Array(size);
  for (let at = 0; at < end;) {
    const read = file.read(buffer.subarray(0, Math.min(size, end - at)), { at });
    if (read === 0) return;
    yield buffer.subarray(0, read);
    at += read;
  }
}
