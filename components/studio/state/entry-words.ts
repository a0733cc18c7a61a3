import type { Answer } from '#components/shared/api.ts';
import { KIND_WORDS } from './kind-words.ts';

export type Entry = Answer<'credit.entries'>['entries'][number];

/** One entry of the account in words: "37.5 held for a video, Veo 3". `labelOf` names a model. */
export function entryInWords(entry: Entry, labelOf: (alias: string) => string): string {
  const what = thing(entry, labelOf);
  const amount = amountOf(entry);
  switch (entry.kind) {
    case 'grant':
      if (entry.ref.type === 'sign-up') return `${amount} to begin with`;
      return entry.reason === '' ? `${amount} granted` : `${amount} granted: ${entry.reason}`;
    case 'hold':
      return `${amount} held for ${what}`;
    case 'capture':
      return `${amount} charged for ${what}`;
    case 'release':
      return `${amount} no longer held for ${what}`;
    case 'refund':
      return `${amount} given back for ${what}`;
    case 'adjust':
      return entry.reason === '' ? `${amount} by correction` : `${amount} by correction: ${entry.reason}`;
    default:
      return entry.kind satisfies never;
  }
}

/** How much moved; a correction keeps its sign, the other kinds say which way. */
function amountOf({ kind, availableDelta, heldDelta }: Entry): string {
  if (kind === 'adjust') return availableDelta.startsWith('-') ? availableDelta : `+${availableDelta}`;
  return (kind === 'capture' ? heldDelta : availableDelta).replace('-', '');
}

function thing({ about }: Entry, labelOf: (alias: string) => string): string {
  if (about === null) return 'something';
  const known = Object.entries(KIND_WORDS).find(([kind]) => kind === about.kind);
  return `${known?.[1].one ?? 'something'}, ${labelOf(about.model)}`;
}
