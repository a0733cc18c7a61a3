import { explain } from './start/explain.ts';
import { prepare } from './start/prepare.ts';

/** `npm run generate`: brings prisma/generated up to date with prisma/schema. */
try {
  await prepare({ build: false, env: process.env, signal: new AbortController().signal, say: console.log });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
