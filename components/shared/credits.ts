/** Millionths of a credit, exact: amounts are decimal text with at most six digits after the point. */
function millionths(credits: string): bigint {
  const [whole = '0', fraction = ''] = credits.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
  return credits.startsWith('-') ? -size : size;
}

/** Whether `available` covers `price`; exact, as no float is. */
export function affords(available: string, price: string): boolean {
  return millionths(price) <= millionths(available);
}

/** For sorting: negative where `a` is less than `b`. */
export function compareCredits(a: string, b: string): number {
  const difference = millionths(a) - millionths(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export const isNothing = (credits: string): boolean => millionths(credits) === 0n;

/** An amount as people say it: "1 credit", "37.5 credits". */
export function creditsInWords(credits: string): string {
  return millionths(credits) === 1_000_000n ? '1 credit' : `${credits} credits`;
}
