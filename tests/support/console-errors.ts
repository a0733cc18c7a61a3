import { format } from 'node:util';

let seen: string[] = [];
let expected: (string | RegExp)[] = [];

/**
 * Says that this test makes something call console.error with a text that contains, or matches, the pattern. Without
 * it the call fails the test, and with it the test fails when the call does not come.
 */
export function expectConsoleError(pattern: string | RegExp): void {
  expected.push(pattern);
}

/** From now on console.error prints nothing and is remembered. */
export function recordConsoleErrors(): void {
  console.error = (...values: unknown[]) => {
    seen.push(format(...values));
  };
}

/** Throws when what was printed since the last check is not what was expected. */
export function checkConsoleErrors(): void {
  const [texts, patterns] = [seen, expected];
  seen = [];
  expected = [];
  const surprise = texts.find((text) => !patterns.some((pattern) => fits(text, pattern)));
  if (surprise !== undefined) throw new Error(`Nobody expected this console.error:\n${surprise}`);
  const missing = patterns.find((pattern) => !texts.some((text) => fits(text, pattern)));
  if (missing !== undefined) throw new Error(`There was no console.error like ${String(missing)}.`);
}

function fits(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}
