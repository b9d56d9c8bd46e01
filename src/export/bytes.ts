/** Pieces of UTF-8 put together without being read. */

const encoder = new TextEncoder();

export const textBytes = (text: string): Uint8Array => encoder.encode(text);

/** All of `parts` one after another, with `between` between every two. */
export function joined(parts: readonly Uint8Array[], between = ''): Uint8Array {
  const separator = textBytes(between);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, separator.length * Math.max(0, parts.length - 1)));
  let at = 0;
  parts.forEach((part, i) => {
    if (i > 0) {
      whole.set(separator, at);
      at += separator.length;
    }
    whole.set(part, at);
    at += part.length;
  });
  return whole;
}
