/** Configurations for other programs in the panel, made of what the form says now; to be saved, and read before. */
import { engineConfigs, type EngineConfig } from './engines.ts';
import { element } from '../page/dom.ts';
import type { Wording } from './wording.ts';
import type { Product } from '../connection/connection.ts';

export interface EngineWish {
  /** As typed; without a usable one nothing can be made. */
  subdomain: string | undefined;
  products: readonly Product[];
  from: string;
}

/** Shows a closed list of files in `place`; what is open there stays so while nothing else is wished for. */
export function showEngines(place: HTMLElement, wish: EngineWish, wording: Wording): void {
  const shown = JSON.stringify(wish);
  if (place.dataset['shown'] === shown) return;
  place.dataset['shown'] = shown;
  const { subdomain, products, from } = wish;
  const configs = subdomain === undefined ? [] : products.flatMap((product) => engineConfigs({ subdomain, product, from }));
  place.replaceChildren(
    ...(subdomain === undefined ? [element('p', {}, wording.say('export.engines.address'))] : []),
    ...configs.map((config) => engineItem(config, wording)),
  );
}

function engineItem({ engine, file, text }: EngineConfig, { say }: Wording): HTMLElement {
  const name = file.split('/').at(-1)!;
  const link = element('a', { href: `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`, download: name, class: 'save' });
  link.textContent = say('export.save', { file: name });
  const code = element('pre', { dir: 'ltr', tabindex: '0', 'aria-label': file }, element('code', {}, text));
  return element('details', { 'data-engine': engine }, element('summary', {}, `${engine} (${file})`), code, element('p', {}, link));
}
