/** Text from rows, as a page holds it: every sign of markup a reference, and what no page can hold shown by a picture. */
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const markup = (text: string) => text.replace(/[&<>"']/g, (c) => references[c]!);

/**
 * For reading. Control characters become their pictures (U+2400 and on). Of halves of pairs, UTF-8 makes the sign for
 * what is broken.
 */
export const shown = (text: string) =>
  markup(text).replace(/\r\n?|[\0-\x08\v\f\x0e-\x1f]/g, (c) => (c.startsWith('\r') ? '\n' : String.fromCharCode(0x2400 + c.charCodeAt(0))));

/**
 * Text of somebody else's, which may turn the direction of writing: no further than to the end of this element. Links in
 * it stay text.
 */
export const apart = (text: string, role?: string) => `<bdi${role ? ` class="${role}"` : ''}>${shown(text)}</bdi>`;

/** What no page can hold, and line breaks that its reader would change. */
const unholdable = /[\0-\x08\v\f\x0e-\x1f\r]/;

/** An attribute that is read back exactly: plain, or as JSON under the name `<name>-json`. */
export const exact = (name: string, text: string) =>
  unholdable.test(text) || !text.isWellFormed() ? ` ${name}-json="${markup(JSON.stringify(text))}"` : ` ${name}="${markup(text)}"`;

const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/;

/** Day and time of day as served; on the `day` itself only the time. A time of another shape is a text like any other. */
export function timeShown(text: unknown, day = ''): string {
  if (typeof text !== 'string' || !text) return '';
  const [, date, time] = moment.exec(text) ?? [];
  return date ? `<time datetime="${text}">${date === day ? time : `${date} ${time}`}</time>` : apart(text);
}
