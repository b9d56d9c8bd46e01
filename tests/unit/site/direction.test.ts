/** Styles say start and end, not left and right, so that they hold in both directions of writing. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const physical =
  /(?:^|[\s;{])((?:margin|padding|border|inset)?-?(?:left|right)(?:-\w+)*|(?:text-align|float|clear):\s*(?:left|right))(?=\s*[:;}])/gm;
const styleOf = (file: string) => {
  const text = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  return file.endsWith('.css') ? text : [...text.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, style]) => style).join('\n');
};

test('no style of ours names a side of the screen', () => {
  const found = globSync('src/**/*.{css,astro}').flatMap((file) =>
    [...styleOf(file).matchAll(physical)].map(([, what]) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});

test('what names one is found', () => {
  expect([...'a{margin-left: 1px;right:0;text-align: left;border-left-color:red}'.matchAll(physical)].map(([, what]) => what)).toEqual([
    'margin-left',
    'right',
    'text-align: left',
    'border-left-color',
  ]);
});
