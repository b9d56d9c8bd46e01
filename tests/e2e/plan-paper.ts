/** What paper shows of a page, as far as a browser can tell before it prints. */
import type { Page } from '@playwright/test';

/** Width of the sheet in CSS pixels, without the margins of one centimetre that browsers leave. */
export const papers = { A4: 718, Letter: 740 } as const;

/** “Print” opens the browser’s own dialog, which no test can close: nothing of ours is left out with it. */
export const withoutDialog = (page: Page) => page.addInitScript(() => (window.print = () => undefined));

export interface Printed {
  /** Texts that are neither in the plan nor in the foot of the page. */
  beside: string[];
  /** Buttons, fields and the like. */
  controls: string[];
  /** Texts that would be hard to read on white: less contrast than WCAG asks for. */
  pale: string[];
  /** Texts that reach beyond the sheet. */
  cut: string[];
}

/** Looks at all that is visible. `plan` says what may be printed besides the foot. */
export const printed = (page: Page, plan: string): Promise<Printed> =>
  page.evaluate((allowed) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    /** WCAG’s contrast of a colour to white. */
    const contrast = (color: string) => {
      canvas.fillStyle = '#fff';
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 1.05 / (0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]! + 0.05);
    };
    const found: Printed = { beside: [], controls: [], pale: [], cut: [] };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement!;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (!text.data.trim() || !boxes.length || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (getComputedStyle(parent).clip === 'rect(0px, 0px, 0px, 0px)') continue;
      const seen = `${parent.localName}: ${text.data.trim()}`;
      if (!parent.closest(`${allowed}, .foot`)) found.beside.push(seen);
      if (parent.closest('button, textarea, label, .note-box')) found.controls.push(seen);
      if (contrast(getComputedStyle(parent).color) < 4.5) found.pale.push(`${getComputedStyle(parent).color} ${seen}`);
      if (boxes.some(({ left, right }) => left < -1 || right > innerWidth + 1)) found.cut.push(seen);
    }
    const controls = [...document.querySelectorAll('button, input, textarea, select, .note-box')].filter((element) =>
      element.checkVisibility(),
    );
    found.controls.push(...controls.map((element) => element.outerHTML.slice(0, 80)));
    return found;
  }, plan);

/** What is drawn where each step has its number or its tick, in the order of the steps: as text, since it is made by style alone. */
export async function marks(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const { documents, strings } = await cdp.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
  await cdp.detach();
  const { nodes, layout } = documents[0]!;
  const has = (node: number, name: string) => nodes.attributes![node]!.some((attribute) => strings[attribute] === name);
  return layout.nodeIndex.flatMap((node, i) => {
    const text = strings[layout.text[i]!];
    const [name, parent] = [strings[nodes.nodeName![node]!], nodes.parentIndex![node]!];
    return text && name === '::before' && (has(parent, 'data-tick') || has(parent, 'data-key')) ? [text] : [];
  });
}

/** How many pages a PDF has. */
export const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
