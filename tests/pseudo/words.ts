/** Finds the words of a text, and leaves alone what is no prose: `{places}`, tags, entities, addresses, hosts and file names. */
import { categoriesOf, placesOf } from '../../src/page/message.ts';

const kept = [
  /\{[^}]*\}/, // places of interface words, heading ids
  /<\/?[a-z][^>]*>/, // tags
  /&#?\w+;/, // entities
  /(?:https?:\/\/|mailto:)\S+/,
  /[\w-]+(?:[.@][\w-]+)+/, // acme.zendesk.com, chats.csv
];
const word = /(?<word>\p{L}[\p{L}\p{M}\p{N}’'-]*)/u;
const pattern = new RegExp([...kept, word].map(({ source }) => source).join('|'), 'giu');

/** The text with `change` made to each of its words. */
export const replaceWords = (text: string, change: (word: string) => string): string =>
  text.replace(pattern, (found, given: string | undefined) => (given === undefined ? found : change(found)));

export const wordsIn = (text: string): string[] => [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.['word'] ?? []);

const withForms = /\{(\w+), plural,(?: [a-z]+ \{[^{}]*\})+\}/g;

/** A text of the interface: the forms of a place are changed one by one, and there are as many as the language `lang` has. */
export function replaceMessage(text: string, lang: string, change: (text: string) => string): string {
  let [done, at] = ['', 0];
  for (const found of text.matchAll(withForms)) {
    const [place] = placesOf(found[0]);
    const forms = [...categoriesOf(lang)].map((category) => ` ${category} {${change(place!.forms![category] ?? place!.forms!['other']!)}}`);
    done += `${change(text.slice(at, found.index))}{${place!.name}, plural,${forms.join('')}}`;
    at = found.index + found[0].length;
  }
  return done + change(text.slice(at));
}
