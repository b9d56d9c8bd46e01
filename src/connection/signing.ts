/** One sign-in from the page's side: opens the vendor's page in a window, waits for what comes back, makes a grant of it. */
import type { Fetch } from '../zendesk/client.ts';
import { Failure, failureOf } from '../zendesk/failure.ts';
import { authorizeAddress, grantOf, newSignIn, type Grant, type SignIn } from '../zendesk/sign-in.ts';
import { answerTo, redirectOf } from './sign-in-window.ts';

/** `show` is told the address, for readers whose browser opens no window. Throws as `grantOf`, `walled` where the exchange is. */
export async function signIn(
  of: Pick<SignIn, 'product' | 'origin' | 'clientId'>,
  { route, show, signal }: { route: () => Promise<Fetch>; show: (address: string) => void; signal: AbortSignal },
): Promise<Grant> {
  const asked = newSignIn({ ...of, redirect: redirectOf(location.origin) });
  const address = await authorizeAddress(asked);
  const answer = answerTo(asked.state, signal);
  show(address);
  openWindow(address);
  const came = await answer;
  try {
    return await grantOf(asked, came, await route(), Date.now(), signal);
  } catch (error) {
    throw failureOf(error).code === 'unreachable' ? new Failure('walled') : error;
  }
}

/** Without a way back to this page for whatever is shown there, also where our headers are missing. */
function openWindow(address: string): void {
  const opened = open('', '_blank');
  if (!opened) return;
  opened.opener = null;
  opened.location.href = address;
}
