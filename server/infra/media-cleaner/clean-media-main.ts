import { serveParent } from '../child/serve-parent.ts';
import { cleanMedia } from './clean-media.ts';
import { PORTRAIT } from './report.ts';

// The second argument is what the file looks like, the third what it is to become.
const [, , , mediaType = '', wanted] = process.argv;

await serveParent(async (given) => {
  const cleaned = await cleanMedia(given, mediaType, wanted === PORTRAIT);
  if (cleaned.kind === 'refused') return { said: cleaned };
  const { bytes, ...said } = cleaned;
  return { said, output: bytes };
});
