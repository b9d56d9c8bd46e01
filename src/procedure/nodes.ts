/** Nodes of a page as satteri reads them, and what is asked of them again and again. */
import { mdxToMdast, type MdastNode } from 'satteri';

export type Node = MdastNode & { children?: Node[]; attributes?: { name?: string; value?: unknown }[]; name?: string };

/** What stands at the top level of a page, in its order. Throws for a page that cannot be read. */
export const topNodes = (text: string): Node[] => (mdxToMdast(text, { features: { headingAttributes: true } }) as Node).children ?? [];

export const stepsOf = ({ name, children = [] }: Node): Node[] =>
  name === 'Procedure' ? children.filter((child) => child.name === 'Step') : [];

/** As written in the page. */
export const sourceOf = (text: string, { position }: Node): string => text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

/** A property of a component; '' where it has none, or one that is no plain text. */
export function attribute({ attributes = [] }: Node, name: string): string {
  const value = attributes.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : '';
}
