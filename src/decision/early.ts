/** What a page must know before it is painted, as text of an inline script: whether this device keeps a plan. */
import { entry } from './kept.ts';

/** Sets `attribute` on `e`, an element of a tree, where a plan of that tree is kept; nothing where storage is refused. */
export const keptMark = (attribute: string) =>
  `try{e.toggleAttribute('${attribute}',localStorage.getItem('${entry('')}'+e.dataset.tree)!==null)}catch{}`;
