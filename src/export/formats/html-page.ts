/** The page around what people read, an archive or a report: one file that asks for nothing and runs nothing but its own script. */
import type { WriterOptions } from './format.ts';
import { shown } from './html.ts';

/** A block of its own each, so that not even a stray end of an isolate leads out of it. */
export const apartStyle = 'bdi{display:inline-block;max-inline-size:100%;vertical-align:top;white-space:pre-wrap}';

export interface PageParts {
  title: string;
  style: string;
  /** Of style and script as a policy names them, `sha256-…`; without one of a script none runs. */
  hashes: { style: string; script?: string };
}

/** Up to where the body begins. `title` is text. */
export const pageStart = (
  { title, style, hashes }: PageParts,
  { lang, dir }: Pick<WriterOptions, 'lang' | 'dir'>,
): string => `<!doctype html>
<html lang="${shown(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(hashes)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown(title)}</title>
<style>${style}</style>
</head>
<body>
`;

export const pageEnd = `</body>
</html>
`;

function policyOf({ style, script }: PageParts['hashes']): string {
  const scripts = script ? ` script-src '${script}';` : '';
  return `default-src 'none';${scripts} style-src '${style}'; base-uri 'none'; form-action 'none'`;
}
