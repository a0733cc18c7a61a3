import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';
import { z } from 'zod';

const SUBSETS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const;
const Ranges = z.record(z.string(), z.string());

let loaded: { family: string; covers(character: string): boolean } | undefined;

/**
 * Inter, from its package: the same letters on every machine, whatever fonts that has. `family` is for a pen's `font`;
 * `covers` tells whether a character has a glyph, because others would print as boxes.
 */
export function loadFont(): { family: string; covers(character: string): boolean } {
  loaded ??= load();
  return loaded;
}

function load() {
  for (const subset of SUBSETS)
    GlobalFonts.registerFromPath(fileOf(`files/inter-${subset}-600-normal.woff2`), nameOf(subset));
  const bySubset = Ranges.parse(JSON.parse(readFileSync(fileOf('unicode.json'), 'utf8')));
  const ranges = SUBSETS.flatMap((subset) => (bySubset[subset] ?? '').split(',').map(parseRange));
  return {
    family: SUBSETS.map(nameOf).join(', '),
    covers(character: string): boolean {
      const code = character.codePointAt(0) ?? 0;
      return code >= 0x20 && ranges.some(([first, last]) => code >= first && code <= last);
    },
  };
}

function fileOf(name: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/inter/${name}`));
}

function nameOf(subset: string): string {
  return `Sandbox-${subset}`;
}

/** `U+0460-052F` or `U+20B4`, as style sheets write them. */
function parseRange(written: string): readonly [number, number] {
  const [first = '', last = first] = written.replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
