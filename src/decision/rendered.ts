/** Guides are rendered once a build for all the decisions that take steps from them: their steps are the same everywhere. */
const pages = new Map<string, Promise<string>>();

/** `page` is the page with its locale. While one writes (`astro dev`), pages change, and each is rendered anew. */
export function renderedOnce(page: string, render: () => Promise<string>): Promise<string> {
  const known = import.meta.env.PROD ? pages.get(page) : undefined;
  const html = known ?? render();
  pages.set(page, html);
  return html;
}
