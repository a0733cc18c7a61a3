import type { AttachedRow } from './sql-attached.ts';
import type { AttachedFileView } from './view.ts';

export function presentFile(row: AttachedRow): AttachedFileView {
  return {
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    pages: row.page_count,
    pagesWithoutText: row.empty_pages,
    tokens: row.tokens,
    metadata: row.metadata,
    createdAt: row.created_at.toISOString(),
  };
}
