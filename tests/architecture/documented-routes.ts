import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Doors that no family documents: the browser's own, and the documentation itself. */
const UNDOCUMENTED = /^\/(api\/(auth|trpc)\/|openapi[.]json$|docs(\/|$)|redoc(\/|$))/;
const METHOD = /export\s+(?:const|(?:async\s+)?function)\s+(GET|HEAD|POST|PUT|PATCH|DELETE)\b/g;
const METHODS_TOGETHER = /export\s*(?:const\s*)?\{([^}]*)\}/g;

/** `GET /v1/chat/turns/{turn_id}`, for every handler of every route.ts below `root`/app that must be documented. */
export function routeHandlers(root: string): string[] {
  return globSync('app/**/route.ts', { cwd: root })
    .map((file) => ({ address: addressOf(file), source: readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ address }) => !UNDOCUMENTED.test(address))
    .flatMap(({ address, source }) => methodsOf(source).map((method) => `${method} ${address}`))
    .toSorted();
}

/** `app/(api)/v1/turns/[turn_id]/route.ts` answers `/v1/turns/{turn_id}`. */
function addressOf(file: string): string {
  const folders = path.dirname(file).split(path.sep).slice(1);
  const visible = folders.filter((folder) => !/^\(.*\)$/.test(folder));
  return `/${visible.map((folder) => folder.replace(/^\[(.*)\]$/, '{$1}')).join('/')}`;
}

function methodsOf(source: string): string[] {
  const single = [...source.matchAll(METHOD)].map(([, method]) => method ?? '');
  const together = [...source.matchAll(METHODS_TOGETHER)].flatMap(([, names]) =>
    (names ?? '').split(',').map(
      (name) =>
        name
          .split(/\s+as\s+|:/)
          .at(-1)
          ?.trim() ?? '',
    ),
  );
  return [...single, ...together.filter((name) => /^[A-Z]+$/.test(name))];
}
