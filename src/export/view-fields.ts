/** The boxes for the fields of each chosen stream, made when their list is opened: few readers want them, and they are many. */
import type { StreamName } from '../zendesk/streams.ts';
import { element } from '../page/dom.ts';
import type { Wording } from './wording.ts';

/** Shows a closed list for each stream that is ticked among `boxes`, which name its fields; what was chosen before stays. */
export function showFieldLists(place: HTMLElement, boxes: readonly HTMLInputElement[], wording: Wording): void {
  const there = new Map([...place.children].map((list) => [(list as HTMLElement).dataset['stream'], list]));
  const ticked = boxes.filter(({ checked }) => checked);
  place.replaceChildren(...ticked.map((box) => there.get(box.value) ?? fieldList(box, wording)));
}

function fieldList({ value, dataset }: HTMLInputElement, { say }: Wording): HTMLElement {
  const title = say('export.fields', { stream: say(`stream.${value as StreamName}`) });
  const list = element('details', { 'data-stream': value }, element('summary', {}, title));
  const fields = (dataset['fields'] ?? '').split(' ');
  const always = (dataset['always'] ?? '').split(' ');
  const boxes = () => fields.map((field) => fieldBox(value, field, always.includes(field)));
  const fill = () => list.append(element('small', {}, say('export.fields.hint')), element('div', { class: 'boxes' }, ...boxes()));
  list.addEventListener('toggle', fill, { once: true });
  return list;
}

function fieldBox(stream: string, field: string, always: boolean): HTMLElement {
  const box = element('input', { type: 'checkbox', name: `field.${stream}`, value: field, checked: '', ...(always && { disabled: '' }) });
  return element('label', { dir: 'ltr' }, box, ` ${field}`);
}
