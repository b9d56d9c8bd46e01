/** The memory of this process while it works. */
import type { Peaks } from './four.ts';

/** Often enough to see what lives for the time of a page, seldom enough to cost nothing that could be measured. */
const everyMs = 10;

export interface MemoryWatch {
  /** The largest that was seen; of `rss` the system itself knows the largest there was. Bytes. */
  stop(): Required<Peaks>;
}

export function watchMemory(): MemoryWatch {
  const peaks = { heap: 0, arrayBuffers: 0 };
  const look = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    peaks.heap = Math.max(peaks.heap, heapUsed);
    peaks.arrayBuffers = Math.max(peaks.arrayBuffers, arrayBuffers);
  };
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      look();
      return { ...peaks, rss: process.resourceUsage().maxRSS * 1024 };
    },
  };
}
