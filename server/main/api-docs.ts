import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { dialects, endpoints } from '#server/dialects/index.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '#server/http/exchange.ts';
import { describeApi } from '#server/http/openapi.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { redocPage, swaggerPage } from './api-docs-pages.ts';

const require = createRequire(import.meta.url);

/** The files that the two pages load, from the packages themselves: nothing comes from elsewhere. */
const FILES: Readonly<Record<string, { file: () => string; type: string; edit?: (text: string) => string }>> =
  {
    '/docs/swagger-ui.css': { file: () => swagger('swagger-ui.css'), type: 'text/css; charset=utf-8' },
    '/docs/swagger-ui-bundle.js': {
      file: () => swagger('swagger-ui-bundle.js'),
      type: 'text/javascript; charset=utf-8',
    },
    '/redoc/redoc.standalone.js': {
      file: () => require.resolve('redoc/bundles/redoc.standalone.js'),
      type: 'text/javascript; charset=utf-8',
      // The page may not fetch its maker's logo, and would complain in the console that it wanted to.
      edit: (text) => text.replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g, EMPTY_PICTURE),
    },
  };

const EMPTY_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

/** Answers /openapi.json, /docs (Swagger UI) and /redoc; `null` for everything else. */
export function createApiDocs(): (request: HttpRequest) => HttpAnswer | null {
  const description = jsonAnswer(200, describeApi(endpoints, dialects, packageJson.version));
  return ({ path: wanted, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return null;
    if (wanted === '/openapi.json') return { ...description, headers: { ...description.headers } };
    if (wanted === '/docs' || wanted === '/docs/') return page(swaggerPage);
    if (wanted === '/redoc' || wanted === '/redoc/') return page(redocPage);
    const found = Object.hasOwn(FILES, wanted) ? FILES[wanted] : undefined;
    return found === undefined ? null : fileAnswer(found.file(), found);
  };
}

function swagger(name: string): string {
  return path.join(path.dirname(require.resolve('swagger-ui-dist/package.json')), name);
}

/** ReDoc and Swagger UI would tell their makers' servers who reads this: the page may ask nobody but us. */
const ONLY_OURSELVES =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:";

function page(html: string): HttpAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ONLY_OURSELVES };
  return { status: 200, headers, body: html };
}

function fileAnswer(
  file: string,
  { type, edit }: { type: string; edit?: (text: string) => string },
): HttpAnswer {
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
    body: edit === undefined ? readFileSync(file) : edit(readFileSync(file, 'utf8')),
  };
}
