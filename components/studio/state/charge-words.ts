import { creditsInWords, isNothing } from '#components/shared/credits.ts';
import type { Generation } from './generation.ts';

type Priced = Pick<Generation, 'credits' | 'charged'>;

/** What became of its price: held while it runs, then charged or given back. */
export function chargeInWords({ credits, charged }: Priced): string {
  if (isNothing(credits.used)) return 'Free';
  if (charged === null) return `${creditsInWords(credits.used)} held`;
  return isNothing(charged) ? 'Not charged' : `${creditsInWords(charged)} charged`;
}
