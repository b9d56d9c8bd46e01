/** `/en/guide/apis.md`: a guide as Markdown. */
import type { APIRoute } from 'astro';
import { machinePaths, type MachinePage } from './pages.ts';

export const getStaticPaths = machinePaths;

export const GET: APIRoute<{ page: MachinePage }> = ({ props }) => new Response(props.page.markdown);
