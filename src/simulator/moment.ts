/** Moments as the vendor writes them. */

/** Whole seconds since 1970 as `2017-04-24T04:36:45Z`. */
export const iso = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/** Milliseconds since 1970 with the six decimals of a history item: `2017-04-24T04:36:44.807000Z` (chat-api.md §4.2). */
export const isoMicro = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, -1)}000Z`;
