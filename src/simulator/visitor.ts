/** Who wrote, from where, and what they looked at: the part that chats and offline messages share (chat-api.md §4.1). */
import { type Dice, purpose } from './dice.ts';
import { iso } from './moment.ts';
import { accountNumber } from './account.ts';
import { noise } from './ids.ts';
import { say, type World } from './world.ts';
import { browsers, pages, type Language } from './words.ts';

const site = 'https://shop.example.com';

export type Visitor = ReturnType<typeof visitorOf>;

/** The visitor of chat `i`. */
export function visitorOf(world: World, i: number, dice: Dice, language: Language) {
  const named = dice.hits(0.6);
  return {
    id: `${accountNumber}.${noise(world.seed, i, purpose.visitor)}`,
    phone: dice.hits(0.1) ? `+1 555 01${dice.whole(10, 99)}` : '',
    notes: '',
    email: named ? `visitor${dice.whole(1, 99_999)}@example.com` : '',
    name: say(dice, language.names),
  };
}

/** The visit during which chat `i` was begun, from `begun` to `ended` in seconds. */
export function sessionOf(world: World, i: number, dice: Dice, language: Language, begun: number, ended: number) {
  const [country_code, country_name, region, city] = language.country;
  const [browser, platform, user_agent] = dice.pick(browsers);
  const start_date = iso(begun - 9);
  return {
    city,
    end_date: iso(ended),
    ip: `203.0.113.${dice.whole(1, 254)}`,
    region,
    start_date,
    platform,
    user_agent,
    country_code,
    country_name,
    id: `${start_date.slice(2, 10).replaceAll('-', '')}.${accountNumber}.${noise(world.seed, i, purpose.session)}`,
    browser,
  };
}

/** The pages that the visitor came through, seldom more than one. */
export function webpathOf(dice: Dice, begun: number) {
  const steps = dice.hits(0.8) ? 1 : dice.whole(0, 3);
  return Array.from({ length: steps }, (_, n) => ({
    timestamp: iso(begun - 9 + n * 2),
    title: dice.pick(pages),
    from: n === 0 ? '' : `${site}/`,
    to: `${site}/p/${dice.whole(1, 900)}`,
  }));
}
