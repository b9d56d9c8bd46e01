/** Texts that do not become shorter by being compressed without an entropy code. */
import { createHash } from 'node:crypto';

/** So many letters; the same seed gives the same text. */
export function noise(seed: number, length: number): string {
  let text = '';
  while (text.length < length) text += createHash('sha512').update(`${seed} ${text.length}`).digest('base64');
  return text.slice(0, length);
}
