import { MAX_TOKEN } from './state.ts';
import type { DestinationScan, InlineState } from './state.ts';

const MAX_PARENTHESES = 8;

function createScan(): DestinationScan {
  return {
    phase: 'before',
    at: 2,
    depth: 0,
    urlFrom: 0,
    urlTo: 0,
    titleFrom: 0,
    titleTo: 0,
    quote: '',
  };
}

type Step = 'next' | 'again' | 'done' | 'fail';

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t';
}

function startAddress(scan: DestinationScan, character: string): Step {
  if (isSpace(character)) return 'next';
  scan.urlFrom = scan.at;
  scan.urlTo = scan.at;
  if (character === ')') return 'done';
  scan.phase = character === '<' ? 'angle' : 'bare';
  if (scan.phase === 'bare') return 'again';
  scan.urlFrom += 1;
  return 'next';
}

function inAngles(scan: DestinationScan, character: string): Step {
  if (character === '\n' || character === '<') return 'fail';
  if (character === '\\') scan.at += 1;
  if (character !== '>') return 'next';
  scan.urlTo = scan.at;
  scan.phase = 'between';
  return 'next';
}

function inAddress(scan: DestinationScan, character: string): Step {
  const space = isSpace(character);
  if (!space && character < ' ') return 'fail';
  if (space || (character === ')' && scan.depth === 0)) {
    scan.urlTo = scan.at;
    scan.phase = 'between';
    return 'again';
  }
  if (character === '\\') scan.at += 1;
  if (character === '(') scan.depth += 1;
  if (character === ')') scan.depth -= 1;
  return scan.depth > MAX_PARENTHESES ? 'fail' : 'next';
}

function betweenParts(scan: DestinationScan, character: string): Step {
  if (isSpace(character)) return 'next';
  if (character === ')') return 'done';
  if (scan.at === scan.urlTo || !`"'(`.includes(character)) return 'fail';
  scan.quote = character === '(' ? ')' : character;
  scan.titleFrom = scan.at + 1;
  scan.phase = 'title';
  return 'next';
}

function inTitle(scan: DestinationScan, character: string): Step {
  if (character === '\\') scan.at += 1;
  if (character === '(' && scan.quote === ')') return 'fail';
  if (character !== scan.quote) return 'next';
  scan.titleTo = scan.at;
  scan.phase = 'after';
  return 'next';
}

function afterTitle(_scan: DestinationScan, character: string): Step {
  if (isSpace(character)) return 'next';
  return character === ')' ? 'done' : 'fail';
}

const PHASES: Record<DestinationScan['phase'], (scan: DestinationScan, character: string) => Step> = {
  before: startAddress,
  angle: inAngles,
  bare: inAddress,
  between: betweenParts,
  title: inTitle,
  after: afterTitle,
};

/**
 * Reads `(address "title")` behind the bracket at `state.pos`, going on where the last call stopped. `scan.at` is
 * then the offset of its closing parenthesis; undefined means that more text is needed.
 */
export function scanDestination(state: InlineState): DestinationScan | 'fail' | undefined {
  const scan = (state.destination ??= createScan());
  while (state.pos + scan.at < state.buffer.length) {
    const step = PHASES[scan.phase](scan, state.buffer.charAt(state.pos + scan.at));
    state.meter.scanned += 1;
    if (step === 'done' || step === 'fail' || scan.at > MAX_TOKEN) {
      state.destination = undefined;
      return step === 'done' ? scan : 'fail';
    }
    if (step === 'next') scan.at += 1;
  }
  if (!state.final) return undefined;
  state.destination = undefined;
  return 'fail';
}
