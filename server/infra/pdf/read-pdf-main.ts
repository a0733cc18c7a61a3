import { serveParent } from '../child/serve-parent.ts';
import { readPages } from './read-pages.ts';

await serveParent(async (bytes) => ({ said: await readPages(bytes) }));
