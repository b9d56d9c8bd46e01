import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Failure, failureCodes, failureOf } from '../../../src/zendesk/failure.ts';
import { localeCodes } from '../../../src/locales.ts';

const named = (name: string) => new DOMException('No.', name);
const coded = (code: string) => Object.assign(new Error('No.'), { code });

describe('the failure behind anything thrown', () => {
  test.each<[unknown, string]>([
    [named('QuotaExceededError'), 'disk-full'],
    [coded('ENOSPC'), 'disk-full'],
    [coded('EDQUOT'), 'disk-full'],
    [named('NoModificationAllowedError'), 'already-running'],
    [named('SecurityError'), 'storage-refused'],
    [named('NotAllowedError'), 'storage-refused'],
    [coded('EACCES'), 'storage-refused'],
    [coded('EROFS'), 'storage-refused'],
    [coded('EMFILE'), 'unexpected'],
    [named('AbortError'), 'unexpected'],
    [new TypeError('x is not a function'), 'unexpected'],
    ['a text', 'unexpected'],
    [undefined, 'unexpected'],
    [null, 'unexpected'],
    [0, 'unexpected'],
  ])('%s is %s', (thrown, code) => {
    const failure = failureOf(thrown);
    expect([failure.code, failure.cause]).toEqual([code, thrown]);
    expect(failure).toBeInstanceOf(Failure);
  });

  test('a failure stays what it is', () => {
    const failure = new Failure('stuck');
    expect(failureOf(failure)).toBe(failure);
  });
});

describe('every failure has words', () => {
  const files = readdirSync('content/i18n');

  test('in every language of the site', () => {
    expect(files.toSorted()).toEqual(localeCodes.map((code) => `${code}.json`).sort());
  });

  /** Thai ends a sentence without a mark; an example may come last. */
  const sentence = (file: string) => (file === 'th.json' ? /\S{3}/ : /\S{3}.*(?:[.!?。！？]|acme)$/s);

  test.each(files)('%s says what it is and what to do next', (file) => {
    const words = JSON.parse(readFileSync(`content/i18n/${file}`, 'utf8')) as Record<string, string>;
    for (const code of failureCodes)
      for (const part of ['what', 'next']) expect(words[`failure.${code}.${part}`], `${code}.${part}`).toMatch(sentence(file));
    const codes = new Set(
      Object.keys(words)
        .filter((key) => key.startsWith('failure.'))
        .map((key) => key.split('.')[1]),
    );
    expect(codes).toEqual(new Set(failureCodes));
  });
});
