/** A link to a procedure or a step is named after the heading above it. */
import { expect, test } from 'vitest';
import { placeOf } from '../../../src/decision/place.ts';
import { readOutline } from '../../../src/procedure/outline.ts';

const text = `---
title: A page
description: Of a guide.
---

## Before {#before}

Some text.

<Procedure id="first">
  <Step id="one">Do it.</Step>
  <Step id="two">Do it again.</Step>
</Procedure>

### Today {#today}

<Procedure id="second">
  <Step id="three">Look.</Step>
</Procedure>

## After {#after}
`;
const { items } = readOutline({ file: 'page.mdx', text }).outline;

test.each([
  ['first', { heading: 'before', step: undefined }],
  ['one', { heading: 'before', step: 1 }],
  ['two', { heading: 'before', step: 2 }],
  ['second', { heading: 'today', step: undefined }],
  ['three', { heading: 'today', step: 1 }],
])('%s', (id, place) => {
  expect(placeOf(items, id)).toEqual(place);
});

test('before the first heading there is none', () => {
  const bare = readOutline({ file: 'page.mdx', text: text.replace('## Before {#before}', '') }).outline.items;
  expect(placeOf(bare, 'two')).toEqual({ heading: undefined, step: 2 });
});
