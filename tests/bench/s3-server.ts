import { startS3Simulator } from '#tests/simulators/s3/index.ts';

/** The simulated bucket in a process of its own; it ends when whoever started it has gone. */
const { bucket } = await startS3Simulator();
console.log(`listening on ${bucket.endpoint}`);
process.stdin.resume().once('close', () => process.exit());
