/** The words of the export panel, and of the files that people read. */
import type words from '../../content/i18n/en.json';
import * as page from '../page/wording.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';

type FailureKey = `failure.${FailureCode}.${'what' | 'next'}`;
type StreamKey = `stream.${StreamName}`;
export type Key = Extract<keyof typeof words, `${'archive' | 'connection' | 'export'}.${string}`> | FailureKey | StreamKey;

/** Does not compile while a failure code or a stream has no words. */
export type AllHaveWords = Proven<typeof words extends Readonly<Record<FailureKey | StreamKey, string>> ? true : false>;
type Proven<T extends true> = T;

export type Wording = page.Wording<Key>;

export const wordingOf = page.wordingOf<Key>;
