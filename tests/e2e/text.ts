/** Reads the texts of a page as a reader of a pseudo-locale would: which are plain English, and which are cut off. */
import type { Locator, Page } from '@playwright/test';
import { wordsIn } from '../pseudo/words.ts';

/** Not prose, or written by Starlight and not by us, or said to be English, as facts are. */
const notOurs =
  '[lang=en], code, pre, kbd, script, style, [data-figure], .expressive-code, .sl-anchor-link, mobile-starlight-toc, .pagination-links';
/** What `Intl` writes between the parts of a list: it does not know the pseudo-locale and takes plain English for it. */
const between = new Intl.ListFormat('en-XA').format(['', '']).trim();

/** Words of three letters or more in which none is accented, in all that `root` shows, may yet show, or says aloud. */
export async function plainWords(root: Locator): Promise<string[]> {
  const texts = await root.evaluate((start, skipped) => {
    const found: string[] = [];
    const read = (element: Element) => {
      if (element.matches(skipped)) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
      if (element instanceof HTMLTemplateElement) for (const child of element.content.children) read(child);
      if (element.localName === 'noscript') read(new DOMParser().parseFromString(element.textContent, 'text/html').body);
      else for (const child of element.childNodes) found.push(child instanceof Text ? child.data : '');
      for (const child of element.children) read(child);
    };
    read(start);
    return found;
  }, notOurs);
  return [...new Set(texts.flatMap(wordsIn))].filter((word) => /^[a-z’'-]{3,}$/i.test(word) && word !== between);
}

/** Visible texts that reach beyond the window, or beyond a box that hides what does not fit. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hides = (style: CSSStyleDeclaration) => ['hidden', 'clip'].includes(style.overflowX);
    const scrolls = (style: CSSStyleDeclaration) => ['auto', 'scroll'].includes(style.overflowX);
    /** Whether the text is for screen readers alone. */
    const unseen = (element: Element, style: CSSStyleDeclaration) =>
      style.clipPath !== 'none' || style.clip !== 'auto' || element.clientWidth === 1;
    const outside = (text: DOMRect, box: { left: number; right: number }) => text.left < box.left - 1 || text.right > box.right + 1;
    const isCut = (rect: DOMRect, parent: Element) => {
      let cut = outside(rect, { left: 0, right: innerWidth });
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (unseen(box, style) || scrolls(style)) return false;
        if (hides(style) && box !== document.body && outside(rect, box.getBoundingClientRect())) cut = true;
      }
      return cut;
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement!;
      if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((rect) => rect.width > 0 && isCut(rect, parent)))
        found.push(`${parent.localName}: ${text.data.trim()}`);
    }
    return found;
  });
