/** What a person sees of a sign-in: the question whether to allow it, or why it cannot go on. Without scripts and styles. */
import type { Agent } from '../account.ts';
import { holderOf, rolesIn, type Role } from '../tokens.ts';
import { names, type Asked } from './authorization.ts';
import { html, type Markup } from './html.ts';
import { scopesOf } from './scopes.ts';

/** The question, to one member of the team for each role, whose answer goes to `action` with all that was asked, `who` and `answer`. */
export function consentPage(asked: Asked, query: URLSearchParams, team: readonly Agent[], action: string): Response {
  const { client, redirect } = asked;
  const words = scopesOf(client.product, asked.scope) ?? [];
  const body = html`<h1>Simulated account</h1>
    <p>No real account, and no password: choose who you are. ${client.name} asks for access to ${products[client.product]}.</p>
    <p>It may then use: ${words.map((word) => html`<code><bdi>${word}</bdi></code> `)}</p>
    <form method="post" action="${action}">
      ${names.map((name) => hidden(name, query.get(name)))}
      <fieldset>
        <legend>Who signs in?</legend>
        ${rolesIn(team).map((role, n) => choice(role, holderOf(team, role).display_name, n === 0))}
      </fieldset>
      <p>Both answers lead back to <code>${redirect}</code>.</p>
      <button name="answer" value="allow">Allow</button>
      <button name="answer" value="deny">Deny</button>
    </form>`;
  return page('Sign in to the simulated account', body, 200, new URL(redirect).origin);
}

const products = { support: 'Support', chat: 'Chat' } as const;

const hidden = (name: string, value: string | null): Markup =>
  value === null ? html`` : html`<input type="hidden" name="${name}" value="${value}" />`;

const choice = (role: Role, person: string, first: boolean): Markup =>
  html`<p>
    <label><input type="radio" name="who" value="${role}" required ${first ? html`checked` : ''} /> ${person}, ${role}</label>
  </p>`;

/** Where nobody is led back to. */
export const errorPage = (why: string): Response =>
  page(
    'Sign-in not possible',
    html`<h1>Simulated account</h1>
      <p role="alert">This sign-in cannot go on. ${why}</p>`,
    400,
  );

/** `origin`: where its form may lead, beside here; a browser applies this rule to the way back as well. */
function page(title: string, body: Markup, status: number, origin = ''): Response {
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  const policy = `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${origin}`.trimEnd();
  return new Response(markup, { status, headers: { ...headers, 'Content-Security-Policy': policy } });
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
