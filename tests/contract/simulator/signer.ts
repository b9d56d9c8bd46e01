/** Signs in to the simulator as a person and a program do: opens the page, answers its form, goes back, exchanges the code. */
import { createHash } from 'node:crypto';
import { elementsOf } from '../../fixtures/markup.ts';
import { caller, host, type Caller } from './caller.ts';
import type { Client, SimulatorOptions } from '../../../src/simulator/index.ts';

export const redirect = 'http://localhost:4321/sign-in/';
export const verifier = 'a-verifier-of-43-characters-or-more-0123456789';
export const challengeOf = (text: string) => createHash('sha256').update(text).digest('base64url');

type Parameters = Readonly<Record<string, string>>;

/** What a page of ours asks Support for. */
export const asks: Parameters = {
  ...{ response_type: 'code', client_id: 'wegweiser', redirect_uri: redirect, scope: 'read', state: 'opaque' },
  ...{ code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
};
/** And Chat. */
export const asksChat: Parameters = {
  response_type: 'token',
  client_id: 'wegweiser-chat',
  redirect_uri: redirect,
  scope: 'read',
  state: 'opaque',
};

export const clients = {
  wegweiser: { product: 'support', id: 41, name: 'Public', kind: 'public', redirects: [redirect] },
  server: { product: 'support', id: 43, name: 'Server', kind: 'confidential', secret: 'hush', redirects: [redirect], scopes: ['read'] },
  'wegweiser-chat': { product: 'chat', id: 42, name: 'Public', kind: 'public', redirects: [redirect] },
  'chat-server': {
    product: 'chat',
    id: 44,
    name: 'Server',
    kind: 'confidential',
    secret: 'hush',
    redirects: [redirect],
    scopes: ['read', 'write'],
  },
} satisfies Record<string, Client>;

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

export interface Signer extends Caller {
  /** The first page, for the question changed by `change`; undefined leaves a parameter out. */
  open(change?: Record<string, string | undefined>, usual?: Parameters, path?: string): Promise<Response>;
  /** Answers the page, and returns where that leads. */
  answer(page: Response, answer?: 'allow' | 'deny', who?: string): Promise<URL>;
  /** A POST to the token endpoint: Support takes JSON, Chat a form. */
  exchange(body: Parameters, path?: string): Promise<Response>;
  /** The tokens of a whole sign-in to Support. */
  signIn(change?: Record<string, string>, who?: string): Promise<Tokens>;
  /** The status of a call. */
  status(path: string, token: string): Promise<number>;
}

export const pages = { support: '/oauth/authorizations/new', chat: '/oauth2/chat/authorizations/new' };
export const chatToken = '/oauth2/chat/token';

const form = (parameters: Iterable<[string, string]>) => ({ method: 'POST', body: new URLSearchParams([...parameters]) });

/** What the form of a page sends by itself, as a reader of HTML that is not ours finds it. */
export const hiddenIn = (page: string): [string, string][] =>
  elementsOf(page, 'input').flatMap(({ attrs }) => {
    const { type, name = '', value = '' } = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
    return type === 'hidden' ? [[name, value]] : [];
  });

export function signer(options: SimulatorOptions = {}): Signer {
  const one = caller({ chats: 10, ...options });
  const open: Signer['open'] = (change = {}, usual = asks, path = usual === asks ? pages.support : pages.chat) => {
    const query = Object.entries({ ...usual, ...change }).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return one.call(`${path}?${new URLSearchParams(query).toString()}`, null);
  };
  const answer: Signer['answer'] = async (page, answer = 'allow', who = 'owner') => {
    const markup = await page.text();
    const [, action = ''] = /<form method="post" action="([^"]*)">/.exec(markup) ?? [];
    const response = await one.call(new URL(action, host).href, null, form([...hiddenIn(markup), ['who', who], ['answer', answer]]));
    if (response.status !== 302) throw new Error(`${response.status} instead of a way back`);
    return new URL(response.headers.get('Location')!);
  };
  const exchange: Signer['exchange'] = (body, path = '/oauth/tokens') => {
    const json = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return one.call(path, null, path === chatToken ? form(Object.entries(body)) : json);
  };
  return {
    ...one,
    open,
    answer,
    exchange,
    async signIn(change = {}, who = 'owner') {
      const code = (await answer(await open(change), 'allow', who)).searchParams.get('code') ?? '';
      return (await (await exchange(codeBody(code))).json()) as Tokens;
    },
    status: async (path, token) => (await one.call(path, token)).status,
  };
}

/** The exchange of a code as a public client makes it (support-api.md §2.1). */
export const codeBody = (code: string): Parameters => ({
  ...{ grant_type: 'authorization_code', code, client_id: 'wegweiser', redirect_uri: redirect, code_verifier: verifier },
});

export const renewal = (refresh_token: string): Parameters => ({ grant_type: 'refresh_token', refresh_token, client_id: 'wegweiser' });

/** Status and `error` of a refusal. */
export async function errorOf(response: Response | Promise<Response>): Promise<[number, string]> {
  const { status, error } = await Promise.resolve(response).then(async (one) => ({
    status: one.status,
    ...((await one.json()) as { error: string }),
  }));
  return [status, error];
}
