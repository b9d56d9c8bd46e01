/** The words of the connection panel. */
import type words from '../../content/i18n/en.json';
import type { FailureCode } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';
import type * as page from '../page/wording.ts';

export type Key =
  Extract<keyof typeof words, `connection.${string}`> | `failure.${FailureCode}.${'what' | 'next'}` | `stream.${StreamName}`;
export type Wording = page.Wording<Key>;
