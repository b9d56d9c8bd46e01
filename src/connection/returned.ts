/** The page to which a sign-in comes back: takes the answer out of its address at once and hands it to the page that asked. */
import { channelOf, received } from './sign-in-window.ts';

const patienceMs = 3000;

/** `show` says how it went: `done` closes the window besides. Without a page that waits for this answer nothing is handed over. */
export async function handOver(show: (how: 'done' | 'nobody') => void): Promise<void> {
  const answer = takeAnswer();
  const state = new URLSearchParams(answer).get('state');
  if (!state || !(await tell(state, answer))) return show('nobody');
  show('done');
  close();
}

/** Out of the address and its entry in the history: a code or token must not stay there. */
function takeAnswer(): string {
  const { search, hash, pathname } = location;
  history.replaceState(null, '', pathname);
  return hash.length > 1 ? hash.slice(1) : search.slice(1);
}

function tell(state: string, answer: string): Promise<boolean> {
  const channel = new BroadcastChannel(channelOf(state));
  return new Promise<boolean>((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (data === received) resolve(true);
    });
    setTimeout(resolve, patienceMs, false);
    channel.postMessage(answer);
  }).finally(() => channel.close());
}
