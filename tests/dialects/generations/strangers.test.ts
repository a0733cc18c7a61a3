import { expect, test, vi } from 'vitest';
import { getBalance, grant } from '#server/domain/ledger/index.ts';
import { leaveGenerations, requestMedia } from '#server/domain/media/index.ts';
import { appRouter } from '#server/trpc/root.ts';
import { startApi, sessionCookieOf } from '#tests/support/http/index.ts';
import { imageInput, startMaking, untilEnded } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 30_000 });

async function openWithStranger() {
  const m = await startMaking();
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput({ project: 'Mine' })));
  // So that what waits is changed by nobody's work.
  await leaveGenerations(m.app.system, 0);
  const waiting = await requestMedia(m.ctx, imageInput());
  const stranger = await m.app.newUser();
  await grant(m.app.system, { userId: stranger.userId, amount: '7', reason: 'for tests' });
  const { secret: token } = await m.app.apiKey(stranger.ctx);
  const api = await startApi(m.app.ports);
  const close = async () => {
    await api[Symbol.asyncDispose]();
    await m[Symbol.asyncDispose]();
  };
  return { m, made, waiting, stranger, token, api, [Symbol.asyncDispose]: close };
}

const uuidOf = ({ actor }: { actor: { kind: string; uuid?: string } }) => actor.uuid ?? '';

test('a stranger’s REST requests reach nothing of mine', async () => {
  await using it = await openWithStranger();
  const { m, made, token, api, stranger } = it;
  const before = await getBalance(m.ctx);
  const image = {
    model: 'imagen',
    gen_type: 'image',
    uuid: uuidOf(m.ctx),
    visual_prompt: 'A lake',
    art_style: 'oil',
    projectId: 'p',
  };
  const video = {
    ...image,
    model: 'veo2',
    gen_type: 'video',
    uuid: uuidOf(stranger.ctx),
    animation_prompt: 'Go',
    image_s3_key: made.asset?.key,
  };
  const bare = (made.asset?.url ?? '').split('?')[0] ?? '';
  const rows: [string, Promise<Response>, number][] = [
    ['in my name', api.call('POST', '/chat', { token, body: image }), 403],
    ['from my image', api.call('POST', '/chat', { token, body: video }), 400],
    ['my status', api.call('GET', `/api/v1/media/status/${made.id}`, { token }), 404],
    ['my file without its signature', api.call('GET', bare, { token }), 403],
    ['my file with a wrong one', api.call('GET', `${bare}?expires=9999999999&signature=x`, { token }), 403],
  ];
  for (const [name, asked, status] of rows) {
    const response = await asked;
    expect(response.status, name).toBe(status);
    expect(await response.text(), name).not.toContain(made.params.prompt);
  }
  expect(await getBalance(m.ctx)).toEqual(before);
  expect(await getBalance(stranger.ctx)).toEqual({ available: '7', held: '0' });
});

test('a stranger’s tRPC calls reach nothing of mine, whatever the procedure', async () => {
  await using it = await openWithStranger();
  const { m, made, waiting, stranger, api } = it;
  const cookie = await sessionCookieOf(stranger);
  const ref = { generationId: made.id };
  const projectId = made.projectId ?? '';
  const rows: Record<string, { input?: unknown; refused?: string }> = {
    'generation.models': {},
    'generation.create': {
      input: { kind: 'video', model: 'auto', prompt: 'Go', imageKey: made.asset?.key },
      refused: 'invalid_input',
    },
    'generation.list': { input: { projectId } },
    'generation.one': { input: ref, refused: 'not_found' },
    'generation.cancel': { input: { generationId: waiting.id }, refused: 'not_found' },
    'generation.retry': { input: ref, refused: 'not_found' },
    'generation.favourite': { input: { ...ref, favourite: true }, refused: 'not_found' },
    'generation.remove': { input: ref, refused: 'not_found' },
    'generation.restore': { input: ref, refused: 'not_found' },
    'generation.watch': { input: { lastEventId: '0.0' } },
    'project.list': {},
    'project.rename': { input: { projectId, name: 'Theirs' }, refused: 'not_found' },
    'project.archive': { input: { projectId, archived: true }, refused: 'not_found' },
    'credit.balance': {},
    'credit.entries': { input: {} },
  };
  const procedures = Object.keys(appRouter._def.procedures).filter((name) =>
    /^(generation|project|credit)\./.test(name),
  );
  expect(Object.keys(rows).toSorted()).toEqual(procedures.toSorted());
  const { generation, project } = m.ctx.db.prisma;
  const mine = async () => ({
    generations: await generation.findMany({ orderBy: { id: 'asc' } }),
    projects: await project.findMany(),
    balance: await getBalance(m.ctx),
  });
  const before = await mine();
  const changing = /create|cancel|retry|favourite|remove|restore|rename|archive/;
  for (const [name, { input, refused }] of Object.entries(rows)) {
    if (name === 'generation.watch') continue;
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = changing.test(name)
      ? await api.call('POST', `/api/trpc/${name}`, { headers: { cookie }, body: input })
      : await api.call('GET', `/api/trpc/${name}${query}`, { headers: { cookie } });
    const text = await response.text();
    expect(text.includes(`"domainCode":"${refused}"`), `${name}: ${text}`).toBe(refused !== undefined);
    for (const secret of [made.id, waiting.id, projectId, 'Mine', made.params.prompt])
      expect(text, name).not.toContain(secret);
  }
  expect(await mine()).toEqual(before);
});
