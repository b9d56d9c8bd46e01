/** Lifts procedures and single steps out of a rendered guide, so that a plan shows the guide's very steps and no copy. */

export interface Lifted {
  /** Text of the heading that stands before the procedure in its page. */
  heading: string;
  steps: { id: string; html: string }[];
  /** The notes “since then” that follow the procedure; empty with a single step. */
  notes: string;
}

/** `id` names a procedure or a step. Throws when the page holds neither; the content check has proven that it does. */
export function lift(page: string, id: string, prefix: string): Lifted {
  const procedure = between(page, 'procedure', id);
  if (!procedure) return liftStep(page, id, prefix);
  const marks = [...procedure.inner.matchAll(/ data-step="([a-z0-9-]+)"/g)];
  return {
    heading: headingBefore(page, procedure.start),
    steps: marks.map(([, step]) => ({ id: step!, html: prefixed(between(procedure.inner, 'step', step!)!.inner, prefix) })),
    notes: prefixed(/^(?:\s*<aside class="since"[\s\S]*?<\/aside>)*/.exec(page.slice(procedure.end))![0].trim(), prefix),
  };
}

function liftStep(page: string, id: string, prefix: string): Lifted {
  const step = between(page, 'step', id);
  if (!step) throw new Error(`The rendered page holds no procedure or step ${id}.`);
  const procedure = page.lastIndexOf(' data-procedure=', step.start);
  return { heading: headingBefore(page, procedure), steps: [{ id, html: prefixed(step.inner, prefix) }], notes: '' };
}

/** What stands between the comments that the components of a guide put around their text, and where these begin and end. */
function between(page: string, kind: 'procedure' | 'step', id: string): { start: number; end: number; inner: string } | undefined {
  const [open, close] = [`<!--${kind}-->`, `<!--/${kind}-->`];
  const element = page.indexOf(` data-${kind}="${id}"`);
  const start = page.indexOf(open, element);
  const end = page.indexOf(close, start);
  if (Math.min(element, start, end) < 0) return undefined;
  return { start, end: end + close.length, inner: page.slice(start + open.length, end).trim() };
}

function headingBefore(page: string, at: number): string {
  const headings = [...page.slice(0, at).matchAll(/<h[2-6][^>]*>([\s\S]*?)<\/h[2-6]>/g)];
  const last = headings.at(-1)?.[1] ?? '';
  return last.replace(/<[^>]+>/g, '').trim();
}

/** Every id gets the prefix, so that guide and plan may stand on one page, and so does what refers to it. Text is left alone. */
const prefixed = (html: string, prefix: string) =>
  html.replace(/<[a-z](?:"[^"]*"|[^"<>])*>/gi, (tag) =>
    tag.replace(
      /(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls))="([^"]*)"/g,
      (_, name: string, ids: string) =>
        `${name}="${ids
          .split(' ')
          .map((id) => prefix + id)
          .join(' ')}"`,
    ),
  );
