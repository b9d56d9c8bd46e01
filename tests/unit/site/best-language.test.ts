import { expect, test } from 'vitest';
import { bestLanguage } from '../../../src/site/best-language.ts';

const tags = ['en', 'de', 'pt-BR', 'ja', 'zh-CN', 'zh-TW', 'ar'];

test.each<[string[], string | undefined]>([
  [['de'], 'de'],
  [['de-AT', 'en'], 'de'],
  [['DE-ch'], 'de'],
  [['fr-FR', 'ja-JP', 'en'], 'ja'],
  [['pt-PT'], 'pt-BR'],
  [['zh'], 'zh-CN'],
  [['zh-HK'], 'zh-TW'],
  [['zh-Hant'], 'zh-TW'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['ar-EG'], 'ar'],
  [['sw', 'x-odd', ''], undefined],
  [[], undefined],
])('%j is offered %s', (wanted, offered) => expect(bestLanguage(wanted, tags)).toBe(offered));
