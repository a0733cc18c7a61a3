import { createSandboxMedia } from '#server/infra/sandbox-media/sandbox-media.ts';
import { submit, voiceOrder } from './orders.ts';

// Closes nothing: a thread without work must not keep its process.
const { mediaType } = await submit(createSandboxMedia(), voiceOrder());
console.log(mediaType);
