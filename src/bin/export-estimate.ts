/** What `npm run export -- --estimate` says. */
import type { Estimate, StreamEstimate } from '../export/estimate.ts';
import { wording } from './export-words.ts';

const { count, bytes, duration } = wording;

export function estimateLines({ streams, rows, requests, ms, bytes: size }: Estimate): string[] {
  const width = Math.max(...streams.map(({ name }) => name.length)) + 2;
  return [
    ...streams.map((one) => one.name.padEnd(width) + figures(one)),
    `In all about ${count(rows)} rows in ${count(requests)} requests: ${duration(ms)} by the account’s budgets, ${bytes(size)} on this disk.`,
  ];
}

const figures = ({ rows, pages, looked = 0, bytes: size, exact }: StreamEstimate) =>
  rows === undefined
    ? 'left out: this account or token does not have it'
    : `${exact ? '' : 'about '}${count(rows)} rows, ${count(pages + looked)} requests, ${bytes(size)}`;
