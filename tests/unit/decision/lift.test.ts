/** Procedures are lifted out of a rendered guide, steps and heading, and stay what they were. */
import { describe, expect, test } from 'vitest';
import { liftProcedure } from '../../../src/decision/lift.ts';

/** As Astro and Starlight render it. */
const page = `<p id="before">Text</p>
<div class="sl-heading-wrapper level-h2"><h2 id="until-2021">Until <em>then</em></h2><a class="sl-anchor-link" href="#until-2021">§</a></div>
<!--procedure keep--><ol class="procedure" data-procedure="keep">
<li class="step" data-id="check-date" id="check-date"><p>Check the <b>date</b>.</p><a href="mailto:us?body=%23check-date">Report</a></li>
</ol><!--/procedure keep-->
<h2 id="today">Today</h2>
<!--procedure keep-both--><ol><li id="open">Open it.</li>
<li
  id="add">Add it.</li></ol><!--/procedure keep-both-->
<h2 id="more">More</h2>`;

test('a procedure comes with its steps, and with nothing from around it', () => {
  const { html } = liftProcedure(page, 'keep', 'x.');
  expect(html).toContain('Check the <b>date</b>.');
  for (const other of ['Text', 'Until', 'Today', 'Open it', 'procedure keep-->']) expect(html).not.toContain(other);
});

test('its heading is the last one before it, as plain text', () => {
  expect(liftProcedure(page, 'keep', '').heading).toBe('Until then');
  expect(liftProcedure(page, 'keep-both', '').heading).toBe('Today');
});

test('a procedure whose name begins like another’s is not taken for it', () => {
  const { html } = liftProcedure(page, 'keep-both', '');
  expect(html).toContain('Open it.');
  expect(html).not.toContain('Check the');
});

describe('so that both may stand on one page', () => {
  const ids = (html: string) => [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);

  test('every id gets the prefix', () => {
    expect(ids(liftProcedure(page, 'keep', 'tree.outcome.').html)).toEqual(['tree.outcome.check-date']);
    expect(ids(liftProcedure(page, 'keep-both', 'x.').html)).toEqual(['x.open', 'x.add']);
  });

  test('and nothing else is changed', () => {
    const lifted = liftProcedure(page, 'keep', 'x.').html;
    expect(page).toContain(lifted.replace(' id="x.', ' id="'));
  });
});

test('a procedure before any heading has an empty one', () => {
  expect(liftProcedure('<!--procedure a--><ol></ol><!--/procedure a-->', 'a', '')).toEqual({ heading: '', html: '<ol></ol>' });
});

test.each([
  ['that the page does not hold', page, 'add-line'],
  ['that does not end', page.replace('<!--/procedure keep-->', ''), 'keep'],
  ['of which only a part of the name fits', page, 'kee'],
])('a procedure %s is an error with its name', (_, html, id) => {
  expect(() => liftProcedure(html, id, '')).toThrow(id);
});
