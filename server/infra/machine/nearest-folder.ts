import { access } from 'node:fs/promises';
import path from 'node:path';

/** `folder`, or the nearest one above it that is there already: what does not exist yet will lie on its volume. */
export async function nearestFolder(folder: string): Promise<string> {
  const above = path.dirname(folder);
  if (above === folder) return folder;
  const there = await access(folder).then(
    () => true,
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  );
  return there ? folder : nearestFolder(above);
}
