/** One organization; the deleted ones have a day for it (support-api.md §3.1). */
import { Dice, fraction, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import { hostile } from '../words.ts';
import { say } from '../world.ts';
import { apiRoot } from './ids.ts';
import type { Support } from './world.ts';

const names = ['Meridian Tea', 'Groß & Söhne', '山川商店', 'شركة الواحة', 'ร้านดอกไม้', 'Conceição, Irmãos', 'N/A'];

/** Whether the organization at `place` has been deleted. */
export const isDeleted = ({ seed }: Support, { i, gone }: Place): boolean => gone ?? fraction(seed, i, purpose.deletion + 256) < 0.02;

export function organizationAt(support: Support, place: Place) {
  const { seed, organizations } = support;
  const { i, time, revision } = place;
  const dice = new Dice(seed, i, purpose.organization);
  const id = organizations.idOf(i);
  return {
    url: `${apiRoot}/organizations/${id}.json`,
    id,
    name: `${say(dice, names)} ${i + 1}`,
    shared_tickets: dice.hits(0.2),
    shared_comments: dice.hits(0.2),
    external_id: dice.hits(0.2) ? String(id) : null,
    created_at: iso(organizations.made(i)),
    updated_at: iso(time),
    domain_names: dice.hits(0.5) ? [`org${i + 1}.example.com`] : [],
    details: dice.hits(0.05) ? dice.pick(hostile) : null,
    notes: dice.hits(0.1) ? say(dice, names) : '',
    group_id: null,
    tags: Array.from({ length: revision }, (_, n) => `changed_${n + 1}`),
    organization_fields: dice.hits(0.3) ? { size: dice.whole(1, 5_000) } : {},
    deleted_at: isDeleted(support, place) ? iso(time) : null,
  };
}
