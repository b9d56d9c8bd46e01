/**
 * The tokens of a JSON text, one after another: brackets, strings and literals, each as it is written. Numbers keep their
 * digits and names that stand twice come twice, which no parser's value could say. Expects text that has parsed as JSON.
 */
const between = /[\s,:]*/y;
const literal = /[^\s,:[\]{}]+/y;

export function* jsonTokens(json: string): Generator<string> {
  for (let at = end(between, json, 0); at < json.length; at = end(between, json, at)) {
    const from = at;
    at = tokenEnd(json, from);
    yield json.slice(from, at);
  }
}

function tokenEnd(json: string, at: number): number {
  if (json[at] === '"') return stringEnd(json, at);
  return '{}[]'.includes(json[at]!) ? at + 1 : end(literal, json, at);
}

/** A quote ends the string unless an odd number of backslashes stands before it. */
function stringEnd(json: string, open: number): number {
  for (let at = json.indexOf('"', open + 1); at > 0; at = json.indexOf('"', at + 1)) {
    let before = at - 1;
    while (json[before] === '\\') before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return json.length;
}

function end(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(json);
  return Math.max(at, pattern.lastIndex);
}
