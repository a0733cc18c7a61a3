import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { dialects, endpoints, fallbackDialect } from '#server/dialects/index.ts';
import { refuseMethod } from '#server/http/dispatch.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '#server/http/exchange.ts';
import { describeApi } from '#server/http/openapi.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { redocPage, swaggerPage } from './api-docs-pages.ts';
import { DOCS_POLICY } from './page-policy.ts';

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

const PAGES: Readonly<Record<string, string>> = {
  '/docs': swaggerPage,
  '/docs/': swaggerPage,
  '/redoc': redocPage,
  '/redoc/': redocPage,
};

/** Answers /openapi.json, /docs (Swagger UI) and /redoc; `null` for everything else. */
export function createApiDocs(): (request: HttpRequest) => HttpAnswer | null {
  let description: HttpAnswer | undefined;
  return (request) => {
    const { path: wanted, method, trace } = request;
    const find = Object.hasOwn(PAGES, wanted) ? PAGES[wanted] : undefined;
    const file = Object.hasOwn(FILES, wanted) ? FILES[wanted] : undefined;
    if (find === undefined && file === undefined && wanted !== '/openapi.json') return null;
    Object.assign(trace, { family: 'docs', operation: file === undefined ? 'describe' : 'static' });
    if (method !== 'GET' && method !== 'HEAD') return refuseMethod(fallbackDialect, 'GET', request);
    if (file !== undefined) return fileAnswer(file.file(), file);
    if (find !== undefined) return page(find);
    // Not before somebody asks: the schemas of all endpoints take a tenth of a second.
    description ??= jsonAnswer(200, describeApi(endpoints, dialects, packageJson.version));
    return { ...description, headers: { ...description.headers } };
  };
}

function swagger(name: string): string {
  return path.join(path.dirname(require.resolve('swagger-ui-dist/package.json')), name);
}

function page(html: string): HttpAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': DOCS_POLICY };
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
