import { stopOrphan } from './stop-orphan.ts';

const dir = process.argv[2];
if (dir === undefined) throw new Error('usage: stop-orphan-main.ts DIRECTORY');
await stopOrphan(dir);
