/** The text of `en-xa`: every letter accented, so that what is not translated shows, and vowels doubled, so that it is long. */
import { replaceWords } from './words.ts';

const plain = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const accented = [...'áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];
const letters = new Map(plain.map((letter, i) => [letter, 'aeiou'.includes(letter.toLowerCase()) ? accented[i]!.repeat(2) : accented[i]!]));

/** About a third longer; no letter from A to Z is left in it. */
export const accent = (text: string): string =>
  replaceWords(text, (word) => [...word].map((letter) => letters.get(letter) ?? letter).join(''));
