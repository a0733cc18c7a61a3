export { makeBomb, makePicture } from './pictures.ts';
export { makeMp3, makeWav } from './sounds.ts';
export { ownImageOf } from './own-image.ts';
export { sourceOf } from './source-of.ts';
export { startWorkerProcess } from './worker-process.ts';
export { type Container, makeFilm } from './films.ts';
export { type Making, startMaking } from './start-making.ts';
export { untilEnded, workUntil } from './work-until.ts';
