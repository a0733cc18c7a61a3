import type { ApiKeyView } from './schema.ts';

type Row = {
  id: string;
  name: string;
  mode: 'live' | 'test';
  lastFour: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

export function presentApiKey(row: Row): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    preview: `gr_${row.mode}_…${row.lastFour}`,
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
