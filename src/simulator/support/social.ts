/** Which tickets came by Facebook or LINE, and what they say of where they came from (support-api.md §3.6). */
import { Dice, purpose } from '../dice.ts';
import { languages } from '../words.ts';
import { say } from '../world.ts';
import type { Support } from './world.ts';

const share = 0.08;
const channels = ['sunshine_conversations_facebook_messenger', 'line', 'line', 'facebook'] as const;
export type SocialChannel = (typeof channels)[number];

/** The channel of ticket `i`, if it is one of these. */
export function socialChannelOf({ seed }: Support, i: number): SocialChannel | undefined {
  const dice = new Dice(seed, i, purpose.social);
  return dice.hits(share) ? dice.pick(channels) : undefined;
}

/** What stands in it is not known. Only Facebook as Support itself connects it names persons here: ours. */
export function sourceOf({ seed }: Support, i: number, channel: SocialChannel) {
  if (channel !== 'facebook') return { from: {}, to: {}, rel: null };
  const dice = new Dice(seed, i, purpose.social + 256);
  const party = (name: string, id: number) => ({ name, profile_url: `https://facebook.example.com/${id}`, facebook_id: String(id) });
  const asker = say(dice, languages[i % languages.length]!.names);
  return { from: party(asker, 900_000 + i), to: party('Demo page', 1), rel: dice.pick(['post', 'message']) };
}
