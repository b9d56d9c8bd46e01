/** The two transforms of a text: what they change, and what they leave alone. */
import { expect, test } from 'vitest';
import words from '../../../content/i18n/en.json' with { type: 'json' };
import { accent } from '../../pseudo/accent.ts';
import { mirror } from '../../pseudo/mirror.ts';

const transforms = { accent, mirror };

test('an accented text can be read, and holds no plain letter', () => {
  expect(accent('Since then')).toBe('Šîîñçéé ţĥééñ');
  expect(accent('Über 20,000 Chats')).toBe('Üƀééŕ 20,000 Çĥááţš');
  expect(accent([...'abcdefghijklmnopqrstuvwxyz'].join(' ').toUpperCase())).not.toMatch(/[a-z]/i);
});

test('an accented text is about a third longer', () => {
  const all = Object.values(words).join('\n');
  expect(accent(all).length / all.length).toBeGreaterThan(1.25);
  expect(accent(all).length / all.length).toBeLessThan(1.45);
});

test('of a mirrored text every word displays reversed, and none is lost', () => {
  expect(mirror('Don’t stop, chat-only 7.')).toBe('\u202EDon’t\u202C \u202Estop\u202C, \u202Echat-only\u202C 7.');
  for (const text of Object.values(words)) expect(mirror(text).replace(/[\u202E\u202C]/g, '')).toBe(text);
});

const kept = [
  '{place}',
  '{subdomain}',
  'https://{subdomain}.zendesk.com/api/v2/chat',
  'mailto:portal@wegweiser.example?subject={title}',
  'acme.zendesk.com',
  'chats.csv',
  '<Label id="chat-send" />',
  '<b>',
  '</b>',
  '&amp;',
  '20,000',
];
for (const [name, transform] of Object.entries(transforms)) {
  test.each(kept)(`${name} leaves %s alone, and changes the words around it`, (part) => {
    expect(transform(`in ${part} out`)).toBe(`${transform('in')} ${part} ${transform('out')}`);
  });

  test(`${name} keeps the places of every interface word`, () => {
    const places = (text: string) => text.match(/\{\w+\}/g) ?? [];
    for (const text of Object.values(words)) expect(places(transform(text))).toEqual(places(text));
  });
}
