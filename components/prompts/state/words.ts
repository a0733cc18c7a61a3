/** "used once", "used 12 times". */
export function usesInWords(count: number): string {
  return count === 1 ? 'used once' : `used ${count.toLocaleString('en')} times`;
}
