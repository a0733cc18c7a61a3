import { globSync, readFileSync } from 'node:fs';

/** oxlint counts the lines of code files (max-lines); nobody counts those of style sheets. */
const LONGEST = 300;

const sheets = globSync('{app,components}/**/*.css').map((path) => ({ path, lines: countLines(path) }));
const tooLong = sheets.filter(({ lines }) => lines > LONGEST);
for (const { path, lines } of tooLong) {
  console.error(
    `${path}: ${lines} lines, at most ${LONGEST}. It dresses more than one thing: split it by them.`,
  );
}
console.log(`${sheets.length} style sheets`);
if (tooLong.length > 0) process.exitCode = 1;

function countLines(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length;
}
