import type { AttachedFileView } from '#server/domain/file/index.ts';
import { PDF_MEDIA_TYPE } from '#server/domain/file/schema.ts';

/** A file as the upload answers with it. */
export function presentUpload(file: AttachedFileView, text: string) {
  const { createdAt, ...said } = file.metadata;
  return {
    id: file.id,
    filename: file.name,
    file_size: file.bytes,
    mime_type: PDF_MEDIA_TYPE,
    extracted_text: text,
    metadata: {
      page_count: file.pages,
      pages_without_text: file.pagesWithoutText,
      ...said,
      created_at: createdAt,
    },
  };
}
