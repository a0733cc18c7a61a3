import { serveParent } from '../child/serve-parent.ts';
import { cleanMedia } from './clean-media.ts';

// The second argument is what the file looks like.
const [, , , mediaType = ''] = process.argv;

await serveParent(async (given) => {
  const cleaned = await cleanMedia(given, mediaType);
  if (cleaned.kind === 'refused') return { said: cleaned };
  const { bytes, ...said } = cleaned;
  return { said, output: bytes };
});
