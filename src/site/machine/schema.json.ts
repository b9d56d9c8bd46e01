/** `/schema/guide.json`: what a guide is as data (JSON Schema). */
import { z } from 'zod';
import { pageSchema } from '../../procedure/published.ts';

export const GET = (): Response => Response.json(z.toJSONSchema(pageSchema));
