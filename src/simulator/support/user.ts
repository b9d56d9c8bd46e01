/** One user (support-api.md §3.4), most of them customers. */
import { Dice, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import { languages } from '../words.ts';
import { say } from '../world.ts';
import { apiRoot } from './ids.ts';
import { organizationOf } from './ticket.ts';
import type { Support } from './world.ts';

const locales = ['en-GB', 'de', 'ja', 'ar', 'th', 'pt-BR', 'en-GB'];

/** What begins each user: the language's number, then the role. */
function beginOf(support: Support, i: number) {
  const dice = new Dice(support.seed, i, purpose.user);
  const n = dice.whole(0, languages.length - 1);
  return { dice, n, role: dice.hits(0.95) ? 'end-user' : dice.pick(['agent', 'admin']) };
}

export const roleOf = (support: Support, i: number): string => beginOf(support, i).role;

/** The user at `place`; a change shows in `updated_at`. A deleted one is not active: ours. */
export function userAt(support: Support, { i, time, revision, gone }: Place) {
  const { dice, n, role } = beginOf(support, i);
  const [language, locale] = [languages[n]!, locales[n % locales.length]!];
  const id = support.users.idOf(i);
  return {
    id,
    url: `${apiRoot}/users/${id}.json`,
    name: say(dice, language.names),
    email: dice.hits(0.9) ? `user${i + 1}@example.com` : null,
    created_at: iso(support.users.made(i)),
    updated_at: iso(time),
    time_zone: 'London',
    iana_time_zone: 'Europe/London',
    phone: dice.hits(0.1) ? `+1 555 01${dice.whole(10, 99)}` : null,
    shared_phone_number: null,
    photo: null,
    locale_id: 1176 + n,
    locale,
    organization_id: organizationOf(support, i),
    role,
    verified: dice.hits(0.7),
    external_id: dice.hits(0.2) ? `=${i}+1` : null,
    tags: Array.from({ length: revision }, (_, k) => `changed_${k + 1}`),
    // The same field may be empty or null (§3.4).
    alias: dice.hits(0.5) ? '' : null,
    active: dice.hits(0.97) && !gone,
    shared: false,
    shared_agent: false,
    last_login_at: dice.hits(0.3) ? iso(time) : null,
    two_factor_auth_enabled: null,
    signature: role === 'end-user' ? null : say(dice, language.agent),
    details: dice.hits(0.5) ? '' : null,
    notes: dice.hits(0.1) ? say(dice, language.agent) : '',
    role_type: null,
    custom_role_id: null,
    moderator: role !== 'end-user',
    ticket_restriction: role === 'end-user' ? 'requested' : null,
    only_private_comments: false,
    restricted_agent: role !== 'admin',
    suspended: dice.hits(0.01),
    default_group_id: null,
    report_csv: role === 'admin',
    user_fields: dice.hits(0.3) ? { 'customer, since': dice.whole(2001, 2026), vip: dice.hits(0.5) } : {},
  };
}
