/**
 * Style and script of an archive. The page's policy names their hashes and lets nothing else run, so after a change of
 * either its hash has to follow; the test says which it is. Words and rows never stand in them.
 */
import { apartStyle } from './html-page.ts';

export const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:60rem;padding:1rem;overflow-wrap:anywhere}
input{font:inherit;inline-size:100%;max-inline-size:30rem;display:block;padding:.4rem}
section{content-visibility:auto;contain-intrinsic-size:auto 600rem}
.few section{content-visibility:visible}
section>details{border-block-end:1px solid color-mix(in srgb,CanvasText 25%,transparent);padding-block:.4rem;content-visibility:auto;contain-intrinsic-size:auto 2.4rem}
summary{cursor:pointer}
ol{list-style:none;padding:0}
li{margin-block:.6rem}
${apartStyle}
.text{display:block}
.event .text{font-style:italic}
.who{font-weight:600}
.mark{border:1px solid;border-radius:.3rem;padding-inline:.3rem}
pre{white-space:pre-wrap}
th,td{text-align:start;vertical-align:top;padding:.2rem .6rem .2rem 0}
@media print{
search{display:none}
section,section>details{content-visibility:visible}
section>details::details-content{content-visibility:visible;display:block;block-size:auto}
li,tr{break-inside:avoid}
}
`;

/** Without it the page is whole; with it one can search, and a print shows what is folded. */
export const script = `'use strict';
const sections = [...document.querySelectorAll('main > section')];
const rows = [...document.querySelectorAll('section > details')];
const box = document.querySelector('search');
const field = box.querySelector('input');
const status = box.querySelector('[role=status]');
const number = new Intl.NumberFormat(document.documentElement.lang);
const figures = (found) => ({ '{found}': number.format(found), '{all}': number.format(rows.length) });
const say = (found) => {
  status.textContent = status.dataset.text.replace(/\\{\\w+\\}/g, (place) => figures(found)[place] ?? place);
};
let run = 0;
/* Some rows at a time: typing goes on meanwhile, and begins anew. All show at once, so that the page is laid out once. */
const search = () => {
  const mine = ++run;
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const fits = [];
  const some = () => {
    if (mine !== run) return;
    for (const row of rows.slice(fits.length, fits.length + 500)) {
      const text = words.length ? row.textContent.toLowerCase() : '';
      fits.push(words.every((word) => text.includes(word)));
    }
    if (fits.length < rows.length) setTimeout(some);
    else show(fits);
  };
  some();
};
/* Sections that lie far off only have a guessed height, which would be a gap among few rows. */
const show = (fits) => {
  rows.forEach((row, at) => (row.hidden = !fits[at]));
  for (const section of sections) section.hidden = !section.querySelector(':scope > details:not([hidden])');
  const found = fits.filter(Boolean).length;
  document.querySelector('main').className = found < 1000 ? 'few' : '';
  say(found);
};
let timer = 0;
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(search, 150);
});
let opened = [];
addEventListener('beforeprint', () => {
  opened = rows.filter((row) => !row.hidden && !row.open);
  for (const row of opened) row.open = true;
});
addEventListener('afterprint', () => {
  for (const row of opened) row.open = false;
});
box.hidden = false;
say(rows.length);
`;

export const hashes = {
  style: 'sha256-ylE36ofVBgaCaeTj+WpOsRA7rBNDvVQF76H/QMRz37k=',
  script: 'sha256-ATnM4Qkl2siokJQN+T+d/rqBwTuf2GZNJaOtQSc1Ft4=',
};
