/** Millionths of a credit, exact: what the ledger's `numeric(20,6)` holds. */
function millionths(credits: string): bigint {
  const [whole = '0', fraction = ''] = credits.split('.');
  return BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
}

/** The exact sum of two amounts. */
export function addCredits(one: string, other: string): string {
  const sum = (millionths(one) + millionths(other)).toString().padStart(7, '0');
  return `${sum.slice(0, -6)}.${sum.slice(-6)}`.replace(/\.?0+$/, '');
}

/** Whether `balance` covers `price`; both are exact decimal text and not negative. */
export function affords(balance: string, price: string): boolean {
  return millionths(price) <= millionths(balance);
}
