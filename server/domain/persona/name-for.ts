const LONGEST = 40;
/** Of the id's random end: enough that equal names do not meet. */
const TAIL = 6;

/** `mira-vale-1f2e3d` for what is called "Mira Vale": unique by the end of its id. */
export function nameFor(displayName: string, id: string): string {
  const plain = displayName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return `${plain === '' ? 'persona' : plain}-${id.slice(-TAIL)}`;
}
