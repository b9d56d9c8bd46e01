/** Procedures and single steps are lifted out of a rendered guide, with heading and notes, and stay what they were. */
import { describe, expect, test } from 'vitest';
import { lift } from '../../../src/decision/lift.ts';

const step = (id: string, html: string) =>
  `<li class="step" id="${id}" data-step="${id}"><div class="step-text"><!--step-->${html}<!--/step--></div><a class="step-report" href="mailto:us?body=%23${id}">Report</a></li>`;
const procedure = (id: string, ...steps: string[]) =>
  `<ol class="procedure" data-procedure="${id}"><!--procedure-->\n${steps.join('\n')}\n</ol><!--/procedure-->`;
const note = (text: string) => `<aside class="since" aria-label="Since then"><p class="since-heading">Since</p><p>${text}</p></aside>`;

/** As Astro and Starlight render it. */
const page = `<p id="before">Text</p>
<div class="sl-heading-wrapper level-h2"><h2 id="until-2021">Until <em>then</em></h2><a class="sl-anchor-link" href="#until-2021">§</a></div>
${procedure('keep', step('check-date', '<p>Check the <b>date</b>.</p>'))}
${note('Message has ended.')}
${note('So has its help.')}
<p>After the notes.</p>
${note('Of something else.')}
<h3 id="today">Today</h3>
${procedure('keep-both', step('open', '<p>Open it.</p>'), step('open-again', ' <p>Open it again.</p> '), step('add', '<p>Add it.</p>'))}
<h2 id="more">More</h2>`;

describe('a procedure', () => {
  test('comes with its steps in order, and with nothing from around them', () => {
    expect(lift(page, 'keep-both', '').steps).toEqual([
      { id: 'open', html: '<p>Open it.</p>' },
      { id: 'open-again', html: '<p>Open it again.</p>' },
      { id: 'add', html: '<p>Add it.</p>' },
    ]);
  });

  test('whose name begins like another’s is not taken for it', () => {
    expect(lift(page, 'keep', '').steps).toEqual([{ id: 'check-date', html: '<p>Check the <b>date</b>.</p>' }]);
  });

  test('has the last heading before it, as plain text', () => {
    expect(lift(page, 'keep', '').heading).toBe('Until then');
    expect(lift(page, 'keep-both', '').heading).toBe('Today');
  });

  test('before any heading has an empty one', () => {
    expect(lift(procedure('a', step('b', 'B')), 'a', '')).toEqual({ heading: '', steps: [{ id: 'b', html: 'B' }], notes: '' });
  });

  test('has the notes that follow at once, all of them, and no other', () => {
    const { notes } = lift(page, 'keep', '');
    expect(notes).toContain('Message has ended.');
    expect(notes).toContain('So has its help.');
    expect(notes).not.toContain('After the notes.');
    expect(notes).not.toContain('Of something else.');
    expect(lift(page, 'keep-both', '').notes).toBe('');
  });
});

describe('a single step', () => {
  test('comes alone, with the heading of its procedure and without notes', () => {
    expect(lift(page, 'open-again', '')).toEqual({
      heading: 'Today',
      steps: [{ id: 'open-again', html: '<p>Open it again.</p>' }],
      notes: '',
    });
    expect(lift(page, 'check-date', '').notes).toBe('');
  });

  test('whose name begins like another’s is not taken for it', () => {
    expect(lift(page, 'open', '').steps).toEqual([{ id: 'open', html: '<p>Open it.</p>' }]);
  });

  test('has the heading before its procedure, even if a heading stands in between', () => {
    const html = `<h2>Outside</h2>${procedure('a', step('b', '<h4>Inside</h4>B'), step('c', 'C'))}`;
    expect(lift(html, 'c', '').heading).toBe('Outside');
  });
});

describe('so that both may stand on one page', () => {
  const lifted = (html: string, name = 'a') => lift(`${procedure('a', step('b', html))}`, name, 'x.').steps[0]!.html;

  test('every id gets the prefix, and so does what refers to it', () => {
    expect(lifted('<input id="n"><label for="n">N</label>')).toBe('<input id="x.n"><label for="x.n">N</label>');
    expect(lifted('<p aria-labelledby="n m" aria-describedby="d" aria-controls="c">')).toBe(
      '<p aria-labelledby="x.n x.m" aria-describedby="x.d" aria-controls="x.c">',
    );
    expect(lifted('<b id="n">N</b>', 'b')).toBe('<b id="x.n">N</b>');
    expect(lifted('<br\n  id="n"\n>')).toBe('<br\n  id="x.n"\n>');
  });

  test('in the notes too', () => {
    const html = `${procedure('a', step('b', 'B'))}<aside class="since" aria-labelledby="n"><p id="n">Since</p></aside>`;
    expect(lift(html, 'a', 'x.').notes).toBe('<aside class="since" aria-labelledby="x.n"><p id="x.n">Since</p></aside>');
  });

  test.each([
    ['data of its own', '<p data-id="n" data-for="n">'],
    ['links', '<a href="/en/guide/apis/#n" title="id">N</a>'],
    ['words', '<p>An id="n" and for="n"</p>'],
    ['code', '<code>&lt;script id="ze-snippet" src="…"&gt;</code>'],
    ['signs within a value', '<button title="a > b" data-code="cd > c">N</button>'],
  ])('and %s are left as they were', (_, html) => {
    expect(lifted(html)).toBe(html);
  });

  test('also behind a sign within a value', () => {
    expect(lifted('<button title="a > b" id="n">')).toBe('<button title="a > b" id="x.n">');
  });
});

test.each([
  ['that the page does not hold', page, 'add-line'],
  ['that does not end', page.replaceAll('<!--/procedure-->', ''), 'keep'],
  ['of which only a part of the name fits', page, 'kee'],
  ['that is the id of something else', page, 'until-2021'],
  ['without a name', page, ''],
])('a procedure or step %s is an error with its name', (_, html, id) => {
  expect(() => lift(html, id, '')).toThrow(`step ${id}`);
});
