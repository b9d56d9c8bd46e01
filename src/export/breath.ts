/** One turn of the event loop: messages come in, requests go out. Unlike a timer it is not held back in a hidden tab. */
export const breath = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
