/** Finds the words of a text, and leaves alone what is no prose: `{places}`, tags, entities, addresses, hosts and file names. */

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
