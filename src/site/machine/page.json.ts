/** `/en/guide/apis.json`: a guide as data, by the schema at `/schema/guide.json`. */
import type { APIRoute } from 'astro';
import { machinePaths, type MachinePage } from './pages.ts';

export const getStaticPaths = machinePaths;

export const GET: APIRoute<{ page: MachinePage }> = ({ props }) => Response.json({ $schema: '/schema/guide.json', ...props.page.data });
