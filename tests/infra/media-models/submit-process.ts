import { asking, mediaModels, onFal, onRunway, videoOf } from './order.ts';

/** A process for tests that kill it: orders one video of the given provider, as the given attempt. */
const [provider, attemptId = ''] = process.argv.slice(2);
const models = mediaModels({ ...process.env });
const route = provider === 'fal' ? onFal() : onRunway();
await models.submit(videoOf(route, { attemptId }), asking());
