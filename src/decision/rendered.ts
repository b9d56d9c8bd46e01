/** Guides are rendered once a build for all the decisions that take steps from them: their steps are the same everywhere. */
const pages = new Map<string, PromiseWithResolvers<string>>();

/** Whether nobody has asked before: then it is the asker who renders the page, by `renderedPage`, and all others wait for that. */
export function isFirst(page: string): boolean {
  // While one writes (`astro dev`), pages change, and each is rendered anew.
  if (import.meta.env.PROD && pages.has(page)) return false;
  pages.set(page, Promise.withResolvers());
  return true;
}

/** The HTML of a page, by its name with its locale; `render` comes from the one who was first. */
export function renderedPage(page: string, render: (() => Promise<string>) | undefined): Promise<string> {
  const { promise, resolve } = pages.get(page)!;
  if (render) resolve(render());
  return promise;
}
