/** The files of an export as a table: name, kind, size, records and hash of each, compressed ones also as what is in them. */
import { shown } from './formats/html.ts';
import type { JobManifest } from './manifest.ts';
import type { Product } from './product.ts';
import type { ReportWords } from './report-words.ts';

export function filesTable({ streams }: JobManifest, words: ReportWords): string {
  const { text } = words;
  const head = [
    ['name', text('file')],
    ['number', text('bytes')],
    ['number', text('rows')],
    ['', 'SHA-256'],
  ];
  const columns = head.map(([kind, label]) => `<th scope="col" class="${kind}">${label}</th>`).join('');
  const rows = streams.flatMap(({ files }) => files.map((file) => fileRow(file, words)));
  return `<table class="files">\n<thead><tr>${columns}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function fileRow(product: Product, words: ReportWords): string {
  const { text, count, size } = words;
  const { compressed, rows } = product;
  const { name, bytes, sha256 } = compressed ?? product;
  const inside = (value: string) => (compressed ? `<span class="under">${text('unpacked', { value })}</span>` : '');
  const cells = [
    `<td>${size(bytes)}${inside(size(product.bytes))}</td>`,
    `<td>${count(rows)}</td>`,
    `<td class="sum">${shown(sha256)}${inside(shown(product.sha256))}</td>`,
  ];
  return `<tr><th scope="row">${shown(name)}<span class="under">${kindOf(product, words)}</span></th>${cells.join('')}</tr>`;
}

function kindOf({ format, compressed }: Product, { text, say }: ReportWords): string {
  const kind = shown(say(`export.format.${format}`));
  return compressed ? text('packed', { kind }) : kind;
}
