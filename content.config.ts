import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection, type SchemaContext } from 'astro:content';
import { z } from 'zod';
import { guideSchema } from './src/procedure/schema.ts';
import { starlightWords } from './src/site/starlight-words.ts';

/**
 * Starlight makes its schema anew for each guide, only so that pictures in front matter are found beside it; that takes longer than
 * to read the guide. Ours is made once, and knows no such pictures: the content check refuses them.
 */
const image = (() => z.never()) as unknown as SchemaContext['image'];

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: guideSchema })({ image }) }),
  i18n: defineCollection({ loader: starlightWords, schema: i18nSchema() }),
};
