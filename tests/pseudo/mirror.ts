/** The text of `ar-xb`: every word displays reversed, as if it were of a script that is written from right to left. */
import { replaceWords } from './words.ts';

const [rightToLeft, asBefore] = ['\u202E', '\u202C'];

/** Copied out of a page, the letters still stand in their order: only what is displayed is turned. */
export const mirror = (text: string): string => replaceWords(text, (word) => `${rightToLeft}${word}${asBefore}`);
