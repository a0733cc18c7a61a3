import type { Generation } from './generation.ts';

const LONGEST = 60;

/** A name one recognises later: "a-fox-in-the-snow-1a2b3c4d.png". Letters of every script stay. */
export function fileNameOf({ id, kind, params, asset }: Generation): string {
  const words = params.prompt
    .replaceAll(/\[\[.*?\]\]/g, ' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  const ending = asset?.key.split('.').at(-1) ?? '';
  return `${words === '' ? kind : words}-${id.slice(-8)}.${ending}`;
}
