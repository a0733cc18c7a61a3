import type { Persona } from '#prisma/generated/client.ts';

/** A persona as it is read; the card that it came with has megabytes, and is read for its export only. */
export type PersonaRow = Omit<Persona, 'card'>;

/** For `omit` of whatever reads or writes a persona. */
export const WITHOUT_CARD = { card: true } as const;
