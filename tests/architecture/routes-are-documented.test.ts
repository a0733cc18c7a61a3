import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { routeHandlers } from './documented-routes.ts';

const project = path.join(import.meta.dirname, '../..');
const registry = path.join(project, 'server/dialects/index.ts');
const Registry = z.object({
  endpoints: z.array(z.object({ method: z.string(), path: z.string() })).min(1),
});

it.skipIf(!existsSync(registry))(
  'pairs every public route with a documented endpoint (skipped while server/dialects/index.ts does not exist)',
  async () => {
    const { endpoints } = Registry.parse(await import(pathToFileURL(registry).href));
    const documented = endpoints.map(({ method, path: address }) => `${method.toUpperCase()} ${address}`);
    expect(routeHandlers(project)).toEqual(documented.toSorted());
  },
);

it('reads methods and addresses as Next does', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'greenroom-routes-'));
  plant(root, 'app/v1/chat/stream', `export const POST = serve(streamChat);`);
  plant(
    root,
    'app/(api)/v1/turns/[turn_id]',
    `export const { GET, DELETE } = serveAll([getTurn, stopTurn]);`,
  );
  plant(root, 'app/health', `export async function GET() {}\nfunction POST() {}`);
  plant(root, 'app/v1/files/[...path]', `export { read as GET, write as PUT } from './files.ts';`);
  plant(root, 'app/api/trpc/[trpc]', `export { handler as GET, handler as POST };`);
  plant(root, 'app/openapi.json', `export const GET = describe;`);

  expect(routeHandlers(root)).toEqual([
    'DELETE /v1/turns/{turn_id}',
    'GET /health',
    'GET /v1/files/{...path}',
    'GET /v1/turns/{turn_id}',
    'POST /v1/chat/stream',
    'PUT /v1/files/{...path}',
  ]);
  rmSync(root, { recursive: true });
});

function plant(root: string, folder: string, source: string): void {
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, 'route.ts'), `${source}\n`);
}
