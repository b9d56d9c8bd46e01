/** The page around a report, which prints on A4 and Letter. */
import type { WriterOptions } from './formats/format.ts';
import { apartStyle, pageEnd, pageStart } from './formats/html-page.ts';
import { shown } from './formats/html.ts';

export const reportFile = 'report.html';

/** The page's policy names its hash, which has to follow a change; the test says which it is. */
export const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:56rem;padding:1rem;overflow-wrap:anywhere}
h2,h3,caption{break-after:avoid}
${apartStyle}
table{inline-size:100%;border-collapse:collapse;table-layout:fixed}
th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-block-end:1px solid color-mix(in srgb,CanvasText 25%,transparent)}
tr{break-inside:avoid}
.facts th{inline-size:34%;font-weight:400}
.files .name{inline-size:34%}
.files .number{inline-size:18%}
.under{display:block;font-weight:400}
.sum,pre{font-family:ui-monospace,monospace;font-size:.85em}
pre{white-space:pre-wrap}
.demo{border:1px solid;padding:.5rem}
@page{margin:15mm}
@media print{:root{color-scheme:light;font-size:10pt}
body{max-width:none;padding:0}}
`;

export const styleHash = 'sha256-GxVwX90Fa2+6cpo0sSq3lcKTSwx6zkgLGBjL90i0/JI=';

/** `title` is text, `body` markup. */
export const pageAround = (title: string, body: string, options: Pick<WriterOptions, 'lang' | 'dir'>): string =>
  `${pageStart({ title, style, hashes: { style: styleHash } }, options)}<main>
<h1>${shown(title)}</h1>
${body}
</main>
${pageEnd}`;
