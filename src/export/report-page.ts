/** The page around a report: one file that asks for nothing, runs nothing, and prints on A4 and Letter. */
import type { WriterOptions } from './formats/format.ts';
import { shown } from './formats/html.ts';

export const reportFile = 'report.html';

/** The page's policy names its hash, which has to follow a change; the test says which it is. */
export const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:56rem;padding:1rem;overflow-wrap:anywhere}
h2,h3,caption{break-after:avoid}
/* A block of its own each, so that not even a stray end of an isolate leads out of it. */
bdi{display:inline-block;max-inline-size:100%;vertical-align:top;white-space:pre-wrap}
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

export const styleHash = 'sha256-QV79YNEbLmYqk8o7YCFf0K8FezZ0L9hnbUgiYcvxjTg=';

const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;

/** `title` is text, `body` markup. */
export const pageAround = (title: string, body: string, { lang, dir }: Pick<WriterOptions, 'lang' | 'dir'>): string => `<!doctype html>
<html lang="${shown(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${shown(title)}</h1>
${body}
</main>
</body>
</html>
`;
