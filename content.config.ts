import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { guideSchema } from './src/procedure/schema.ts';
import { starlightWords } from './src/site/starlight-words.ts';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: guideSchema }) }),
  i18n: defineCollection({ loader: starlightWords, schema: i18nSchema() }),
};
