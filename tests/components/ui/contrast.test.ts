import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');
const declared = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
const themes = {
  light: new Map(declared.map(([, name, light]) => [name, light])),
  dark: new Map(declared.map(([, name, , dark]) => [name, dark])),
};

const texts = ['fg', 'muted', 'accent', 'danger', 'success', 'warning'];
const code = ['code-keyword', 'code-string', 'code-number', 'code-comment'];
const pairs = [
  ...texts.flatMap((text) => ['bg', 'surface', 'surface-2'].map((ground) => [text, ground, 4.5] as const)),
  ...code.flatMap((text) => ['surface', 'surface-2'].map((ground) => [text, ground, 4.5] as const)),
  ['accent-fg', 'accent', 4.5],
  ['accent-fg', 'accent-strong', 4.5],
  ['accent-strong', 'accent-soft', 4.5],
  ['danger-fg', 'danger', 4.5],
  ['bg', 'fg', 4.5],
  ['control', 'bg', 3],
  ['control', 'surface', 3],
] as const;

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(pairs)('shows %s on %s with a contrast of %d at least', (front, back, least) => {
    const colours = [themes[theme].get(front), themes[theme].get(back)];
    expect(colours).not.toContain(undefined);
    expect(contrast(colours[0] ?? '', colours[1] ?? '')).toBeGreaterThanOrEqual(least);
  });
});
