/** Names under which files can lie in any folder and in any zip, whatever they were called before. */

/** Bytes of UTF-8. Most systems take 255 for a name; a browser writes beside it first, under a longer one. */
const most = 200;

/** What separates folders, what Windows forbids, and what is not seen or turns the reading direction. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
/** Windows takes these for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i;
/** `.csv`, and `.csv.gz` as one. */
const extension = /(?:\.\w{1,10})?\.gz$|\.\w{1,10}$/;

const encoder = new TextEncoder();

/**
 * A plain file name: never empty, no path, nothing that a system forbids or hides, at most 200 bytes with its extension
 * kept. A name that is fine stays as it is. Two names may become one: see `distinctNames`.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(unfit, '_')
    .replace(/^[\s.]+/, '');
  const short = fitted(plain, '').replace(/[\s.]+$/, '');
  return short.replace(device, '_$&') || '_';
}

/** `chats.csv.gz`, `chats (2).csv.gz` …: the `number`th name, beginning with 1, for a file whose safe name may be taken. */
export const numberedName = (name: string, number: number): string => (number === 1 ? name : fitted(name, ` (${number})`));

/** A safe name for each, in their order, no two alike; capital letters make no difference, as they make none to some systems. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    const safe = safeName(wanted);
    let number = 1;
    while (taken.has(numberedName(safe, number).toLowerCase())) number++;
    const name = numberedName(safe, number);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** With `addition` before the extension; what stands before that is cut, between characters, until all of it fits. */
function fitted(name: string, addition: string): string {
  const [end = ''] = extension.exec(name) ?? [];
  const stem = name.slice(0, name.length - end.length);
  const room = most - encoder.encode(addition + end).length;
  const { read } = encoder.encodeInto(stem, new Uint8Array(room));
  return stem.slice(0, read) + addition + end;
}
