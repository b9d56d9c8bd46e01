/** Markup in which no text of a stranger can be anything but text. */

export interface Markup {
  readonly markup: string;
}

type Part = string | Markup | readonly Markup[];

const escaped = (text: string) => text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const markupOf = (part: Part): string =>
  typeof part === 'string' ? escaped(part) : 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');

/** A template: what it says itself is markup, texts put into it are escaped, for content and for attributes in quotes. */
export const html = (literal: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: literal.reduce((sum, text, n) => sum + markupOf(parts[n - 1] ?? '') + text),
});
