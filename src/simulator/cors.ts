/** Which answers a page may read (chat-api.md §0.9, §2 "CORS / browser"). */

/** `docs`: as the vendor documents it, good answers and 404 only · `all`: every answer · `none`: no answer, no preflight. */
export type CorsMode = 'docs' | 'all' | 'none';

const readable: Record<CorsMode, (status: number) => boolean> = {
  docs: (status) => [200, 201, 204, 404].includes(status),
  all: () => true,
  none: () => false,
};

/** Opens `response` to pages when its status allows. `Retry-After` is not among the exposed headers. */
export function withCors(response: Response, mode: CorsMode): Response {
  if (readable[mode](response.status)) {
    response.headers.set('Access-Control-Allow-Origin', '*');
    response.headers.set('Access-Control-Expose-Headers', 'X-Zendesk-API-Warn');
  }
  return response;
}

/** The answer to a preflight, which needs no token. */
export function preflight(mode: CorsMode): Response {
  const response = withCors(new Response(null, { status: 204 }), mode);
  if (mode !== 'none') {
    response.headers.set('Access-Control-Allow-Methods', 'GET, DELETE, OPTIONS');
    response.headers.set('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  }
  return response;
}
