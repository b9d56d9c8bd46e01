/** Lifts procedures out of a rendered guide, so that an outcome shows the very steps of the guide and never a copy. */

export interface Lifted {
  /** Text of the heading that stands before the procedure in its page. */
  heading: string;
  /** Its list of steps, every id in it prefixed, so that both may stand on one page. */
  html: string;
}

/** Throws when the page holds no such procedure; the content check has proven that it does. */
export function liftProcedure(page: string, id: string, prefix: string): Lifted {
  const [open, close] = [`<!--procedure ${id}-->`, `<!--/procedure ${id}-->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`The rendered page holds no procedure ${id}.`);
  const headings = [...page.slice(0, start).matchAll(/<h[2-6][^>]*>([\s\S]*?)<\/h[2-6]>/g)];
  const heading =
    headings
      .at(-1)?.[1]
      ?.replace(/<[^>]+>/g, '')
      .trim() ?? '';
  const html = page.slice(start + open.length, end).replace(/(\s)id="([^"]*)"/g, `$1id="${prefix}$2"`);
  return { heading, html };
}
