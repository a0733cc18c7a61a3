/** Whoever is signed in, as the pages know them. */
export type Me = { id: number; email: string | null; name: string | null; role: 'user' | 'admin' };
