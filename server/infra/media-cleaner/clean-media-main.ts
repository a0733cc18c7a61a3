import { serveParent } from '../child/serve-parent.ts';
import { cleanMedia } from './clean-media.ts';

// The second argument is what the file looks like.
const [, , , mediaType = ''] = process.argv;
await serveParent((bytes) => cleanMedia(bytes, mediaType));
