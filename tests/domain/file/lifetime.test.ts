import { afterAll, expect, test } from 'vitest';
import { deleteSession } from '#server/domain/conversation/index.ts';
import { attach, linkFile, removeFile, removeUnwanted, sweepOrphans } from '#server/domain/file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { startApi } from '#tests/support/http/index.ts';
import { scriptedPdf, scriptedReader } from '#tests/support/pdf/index.ts';
import { keysIn, later } from './stored.ts';

const app = await testApplication({ ports: { pdfReader: scriptedReader } });
afterAll(() => app.close());
const { prisma } = app.ports.db;

async function attached(ctx: Context, over: Partial<Context> = {}, conversationId = newId()) {
  const file = new File([scriptedPdf(['Some text.'])], 'Plän.pdf');
  const made = await attach({ ...ctx, ...over }, { conversationId, file });
  const row = await prisma.attachedFile.findUniqueOrThrow({ where: { id: made.file.id } });
  return { ...made, conversationId, key: row.key };
}

const passages = () => prisma.filePassage.count();

test('a file that is removed takes its passages and its object along, and its link', async () => {
  const { ctx } = await app.newUser();
  const { conversationId, file, key } = await attached(ctx);
  const ref = { conversationId, fileId: file.id };
  const { url } = await linkFile(ctx, ref);
  await using api = await startApi(app.ports);
  const answer = await fetch(`${api.url}${url}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="Pl_n.pdf"; filename*=UTF-8''Pl%C3%A4n.pdf`,
  );
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(scriptedPdf(['Some text.'])));
  expect((await fetch(`${api.url}${url.replace(/\d+\.pdf/, '0.pdf')}`)).status).toBe(403);

  await removeFile(ctx, ref);
  expect((await fetch(`${api.url}${url}`)).status).toBe(404);
  expect(await passages()).toBe(0);
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).not.toContain(key);
  const { fileCount } = await prisma.conversation.findUniqueOrThrow({ where: { uuid: conversationId } });
  expect(fileCount).toBe(0);
  await expect(removeFile(ctx, ref)).rejects.toMatchObject({ code: 'not_found' });
});

test('a session that is deleted takes all its files along', async () => {
  const { ctx } = await app.newUser();
  const first = await attached(ctx);
  const second = await attached(ctx, {}, first.conversationId);
  await deleteSession(ctx, first.conversation.sessionId);
  expect([await passages(), await prisma.attachedFile.count()]).toEqual([0, 0]);
  await removeUnwanted(app.system);
  const left = await keysIn(app.system);
  for (const { key } of [first, second]) expect(left).not.toContain(key);
  expect(await prisma.unwantedObject.count()).toBe(0);
});

test('an object that storage will not give up is tried again later', async () => {
  const { ctx } = await app.newUser();
  const { conversation, key } = await attached(ctx);
  await deleteSession(ctx, conversation.sessionId);
  const remove = () => Promise.reject(new DomainError('unavailable', 'Away.'));
  await removeUnwanted({ ...app.system, storage: { ...app.ports.storage, remove } });
  expect(await keysIn(app.system)).toContain(key);
  await prisma.unwantedObject.updateMany({ where: { key }, data: { dueAt: new Date(0) } });
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).not.toContain(key);
});

test('what fails after the object is stored leaves neither object nor rows', async () => {
  const { ctx } = await app.newUser();
  const conversationId = newId();
  const transaction = () => Promise.reject(new Error('The database is away.'));
  const before = await keysIn(app.system);
  await expect(attached(ctx, { db: { ...ctx.db, transaction } }, conversationId)).rejects.toThrow('away');
  expect(await prisma.conversation.count({ where: { uuid: conversationId } })).toBe(0);
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).toEqual(before);
});

test('a process that dies between object and row leaves an object that goes after an hour', async () => {
  const { ctx } = await app.newUser();
  const transaction = () => new Promise<never>(() => undefined);
  const stored = Promise.withResolvers<string>();
  const put: Context['storage']['put'] = async (key, ...rest) => {
    const object = await app.ports.storage.put(key, ...rest);
    stored.resolve(key);
    return object;
  };
  void attached(ctx, { db: { ...ctx.db, transaction }, storage: { ...app.ports.storage, put } });
  const key = await stored.promise;
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).toContain(key);
  await prisma.unwantedObject.updateMany({ where: { key }, data: { dueAt: new Date(0) } });
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).not.toContain(key);
});

test('a sweep knows the originals: it keeps those with rows, and finds those whose object is lost', async () => {
  const { ctx } = await app.newUser();
  const [kept, lost] = [await attached(ctx), await attached(ctx)];
  await app.ports.storage.remove(lost.key);
  const swept = await sweepOrphans(later(app.system, 25 * 3600), { dryRun: false });
  expect(swept).toMatchObject({
    strangers: 0,
    orphans: { count: 0 },
    lost: { count: 1, examples: [lost.key] },
  });
  expect(await keysIn(app.system)).toContain(kept.key);
});
