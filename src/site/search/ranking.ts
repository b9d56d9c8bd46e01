/** How found pages are ordered; `src/adr/0017` has the figures behind each number. The search test asks with the same. */
export const ranking = {
  // A page about one thing comes before a long one that names it often.
  pageLength: 0.9,
  termFrequency: 0.9,
  termSaturation: 1.4,
  metaWeights: { title: 5, keywords: 3, parts: 0.2, messages: 1.5, asking: 0 },
};
