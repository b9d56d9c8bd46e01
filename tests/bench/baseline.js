/** What the export is measured against: the same browser reading the same answers, and only parsing them. */
self.addEventListener('message', async ({ data: { origin } }) => {
  let address = `${origin}/api/v2/chat/incremental/chats?fields=chats%28*%29&limit=1000&start_time=0`;
  let [rows, bytes] = [0, 0];
  for (let count = 1000; count === 1000;) {
    const answer = await fetch(address, { headers: { authorization: 'Bearer demo' }, cache: 'no-store', credentials: 'omit' });
    const body = await answer.arrayBuffer();
    const page = JSON.parse(new TextDecoder().decode(body));
    bytes += body.byteLength;
    rows += page.chats.length;
    count = page.count;
    address = page.next_page;
  }
  self.postMessage({ type: 'done', rows, bytes });
});
