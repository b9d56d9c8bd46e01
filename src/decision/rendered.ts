/** Guides are rendered once a build for all the decisions that take steps from them: their steps are the same everywhere. */
const pages = new Map<string, Promise<string>>();

/** While one writes (`astro dev`), pages change, and each is rendered anew. */
const known = (page: string) => (import.meta.env.PROD ? pages.get(page) : undefined);

/** `page` is the page with its locale. */
export const isRendered = (page: string): boolean => known(page) !== undefined;

export function renderedOnce(page: string, render: () => Promise<string>): Promise<string> {
  const html = known(page) ?? render();
  pages.set(page, html);
  return html;
}
