import { serveParent } from '../../child/serve-parent.ts';
import { recognise } from './recognise.ts';

await serveParent(async (given) => ({ said: await recognise(given) }));
