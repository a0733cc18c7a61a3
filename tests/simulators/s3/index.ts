export { environmentOf, type S3Simulator, startS3Simulator } from './s3-simulator.ts';
