/** The comment inside an event: a bare mark, or with `include=comment_events` its text (support-api.md §3.4). */
import { iso } from '../moment.ts';
import { say } from '../world.ts';
import type { Child, Happening } from './events.ts';

/** With its text `via` is an object; everywhere else in events it is a text. */
export function commentChild({ dice, id, time, author, texts }: Happening, whole: boolean): Child {
  const open = dice.hits(0.8);
  if (!whole)
    return { id: id + 1, via: 'Web form', via_reference_id: null, comment_present: true, comment_public: open, event_type: 'Comment' };
  const body = say(dice, texts);
  return {
    id: id + 1,
    via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
    via_reference_id: null,
    type: 'Comment',
    author_id: author,
    body,
    html_body: `<div class="zd-comment" dir="auto"><p dir="auto">${escape(body)}</p></div>`,
    public: open,
    attachments: dice.hits(0.05) ? [attachment(id + 9)] : [],
    audit_id: id,
    created_at: iso(time),
    event_type: 'Comment',
  };
}

const attachment = (id: number) => ({
  id,
  file_name: `photo ${id % 97}.png`,
  content_url: `https://files.example.com/attachments/token/${id}/?name=photo.png`,
  content_type: 'image/png',
  size: 1_000 + (id % 90_000),
  inline: false,
});

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replace(/[&<>]/g, (sign) => signs[sign]!);
