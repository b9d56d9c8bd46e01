/** Text for a picture: how wide it will be, by an estimate, since nothing is shown at build; and its lines. */
import { oncePer } from '../authoring/once.ts';

/** A line of text, its middle at `x`, its baseline at `y`. */
export interface Line {
  text: string;
  style: Style;
  x: number;
  y: number;
}
/** Lines under each other, around the middle of a space that holds them. */
export interface Block {
  width: number;
  height: number;
  lines: readonly Line[];
}

/** Sizes as the stylesheet has them, in pixels: of the type, of a line, and of the space above the first line. */
export const styles = {
  name: { size: 12, line: 18, above: 0 },
  title: { size: 15, line: 20, above: 2 },
  detail: { size: 13, line: 18, above: 6 },
  answer: { size: 13, line: 18, above: 0 },
  condition: { size: 13, line: 18, above: 0 },
} as const;
export type Style = keyof typeof styles;

/** The widest that lines should be, and the space around them. */
const blocks = {
  node: { most: 220, x: 18, y: 12 },
  label: { most: 170, x: 6, y: 2 },
} as const;

/** Empty texts take no space. */
export function blockOf(kind: keyof typeof blocks, texts: readonly (readonly [Style, string])[]): Block {
  const { most, x, y } = blocks[kind];
  const lines: Line[] = [];
  let bottom: number = y;
  for (const [style, text] of texts) {
    const { size, line, above } = styles[style];
    for (const [i, piece] of wrap(text, size, most).entries()) {
      bottom += line + (i ? 0 : above);
      lines.push({ text: piece, style, x: 0, y: bottom - 0.28 * line });
    }
  }
  const width = Math.ceil(Math.max(0, ...lines.map(({ text, style }) => widthOf(text, styles[style].size)))) + 2 * x;
  return { width, height: bottom + y, lines: lines.map((line) => ({ ...line, x: width / 2 })) };
}

/** The same lines around the middle of a wider space. */
export const widened = ({ height, lines }: Block, width: number): Block => ({
  width,
  height,
  lines: lines.map((line) => ({ ...line, x: width / 2 })),
});

/** Width of a character in ems, by the first kind that fits. Rather too wide: no font may burst its box. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mark}\p{Default_Ignorable_Code_Point}]/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u, 1.2],
  [/[mwMW@%…—]/u, 0.95],
  [/[\p{Uppercase_Letter}]/u, 0.72],
  [/[iljtfrI .,:;'’!|()[\]]/u, 0.4],
];
const usual = 0.62;
const widthOfCharacter = oncePer((character: string) => widths.find(([kind]) => kind.test(character))?.[1] ?? usual);

/** In the unit of `size`, the size of the type. */
export const widthOf = (text: string, size: number) => size * [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0);

/** As few lines as fit into `most`, and these of much the same width. A word is never broken: one that is too long stands alone. */
export function wrap(text: string, size: number, most: number): string[] {
  const pieces = breakable(text);
  const fewest = fill(pieces, size, most).length;
  for (let width = most / 2; width < most; width += size) {
    const lines = fill(pieces, size, width);
    if (lines.length === fewest) return lines;
  }
  return fill(pieces, size, most);
}

function fill(pieces: readonly string[], size: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (lines.length && widthOf(longer.trimEnd(), size) <= most) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** Which locale it is does not matter: words are found by the script that they are written in. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** A line may end after a blank, and between two words that have none between them, as in Chinese or Thai. */
const breakable = (text: string) => text.split(/(?<= )(?=[^ ])/).flatMap(wordsOf);

function wordsOf(text: string): string[] {
  const words: string[] = [];
  let open = true;
  for (const { segment, isWordLike = false } of segmenter.segment(text)) {
    if (open && (isWordLike || !words.length)) words.push(segment);
    else words[words.length - 1] += segment;
    open = isWordLike || /[、。，：；！？]$/u.test(segment);
  }
  return words;
}
