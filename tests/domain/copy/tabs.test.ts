import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  beginCopy,
  chooseVariant,
  getTab,
  listTabs,
  removeTab,
  renameTab,
  restoreTab,
  rewriteCopy,
} from '#server/domain/copy/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { follow, promptOf } from '#tests/support/app/index.ts';
import { failing, startWriting, watch, write, type Writing } from './start-writing.ts';

let w: Writing;
beforeAll(async () => {
  w = await startWriting();
});
afterAll(() => w[Symbol.asyncDispose]());

async function begun(ctx: Context, tabId = newId()) {
  const started = await beginCopy(ctx, { tabId, messageId: newId(), ...watch });
  await untilWritten(ctx, started.request.variants);
  return { tabId, requestId: started.request.id, variantId: started.request.currentId };
}

async function untilWritten(ctx: Context, variants: readonly { turnId: string | null }[]) {
  for (const { turnId } of variants) if (turnId !== null) await follow(ctx, turnId).done;
}

const requestsOf = async (tabId: string) => (await getTab(w.ctx, { tabId })).requests;

describe('a request by a person', () => {
  test('makes its tab, and is shown at once with the turn that writes it', async () => {
    const sent = { tabId: newId(), messageId: newId(), ...watch };
    const { tab, request } = await beginCopy(w.ctx, sent);
    expect(tab).toMatchObject({ id: sent.tabId, name: 'Smart watch_witty' });
    expect(request).toMatchObject({ messageId: sent.messageId, ...watch });
    expect(request.variants).toMatchObject([{ id: request.currentId, turnId: expect.any(String) }]);
    await untilWritten(w.ctx, request.variants);
    expect(await requestsOf(sent.tabId)).toMatchObject([
      { variants: [{ text: 'A fine watch.', status: 'complete', turnId: null }] },
    ]);
  });

  test('sent twice at once is one, and its tab too', async () => {
    const sent = { tabId: newId(), messageId: newId(), ...watch };
    const [one, other] = await Promise.all([beginCopy(w.ctx, sent), beginCopy(w.ctx, sent)]);
    expect(one.request.id).toBe(other.request.id);
    await untilWritten(w.ctx, one.request.variants);
    expect(await requestsOf(sent.tabId)).toHaveLength(1);
  });

  test('in somebody else’s tab is a conflict of ids and tells nothing', async () => {
    const { tabId } = await begun(w.ctx);
    const stranger = await w.app.newUser();
    await expect(begun(stranger.ctx, tabId)).rejects.toMatchObject({ code: 'conflict' });
    expect(await requestsOf(tabId)).toHaveLength(1);
  });
});

describe('another variant', () => {
  test('is written with those before it in view, counts from then on, and stays when sent again', async () => {
    const { tabId, requestId } = await begun(w.ctx);
    const exchange = w.provider.answer({ steps: [{ text: 'Step by step.' }, { end: 'stop' }] });
    const variantId = newId();
    const again = { tabId, requestId, variantId };
    const { request } = await rewriteCopy(w.ctx, again);
    await untilWritten(w.ctx, request.variants);
    expect((await promptOf(exchange.request)).slice(1)).toEqual([
      'user: {"title":"Smart watch","tone":"witty","feature":"Counts steps.","earlier_versions":["A fine watch."]}',
    ]);
    const repeated = await rewriteCopy(w.ctx, again);
    expect(repeated.request).toMatchObject({
      currentId: variantId,
      variants: [{ text: 'A fine watch.' }, { id: variantId, text: 'Step by step.' }],
    });
  });

  test('that fails leaves the one before it in force', async () => {
    const { tabId, requestId, variantId } = await begun(w.ctx);
    w.provider.answer(failing);
    const { request } = await rewriteCopy(w.ctx, { tabId, requestId, variantId: newId() });
    await untilWritten(w.ctx, request.variants);
    expect(await requestsOf(tabId)).toMatchObject([
      { currentId: variantId, variants: [{}, { status: 'failed' }] },
    ]);
  });

  test('is a conflict while one is being written, and not found where there is no request', async () => {
    w.provider.answer({ steps: ['stall'] });
    const tabId = newId();
    const { request } = await beginCopy(w.ctx, { tabId, messageId: newId(), ...watch });
    const refused = rewriteCopy(w.ctx, { tabId, requestId: request.id, variantId: newId() });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    const nowhere = rewriteCopy(w.ctx, { tabId, requestId: newId(), variantId: newId() });
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
    await removeTab(w.ctx, { tabId });
  });

  test('that is chosen is what later prompts see; a program still gets the first', async () => {
    const { tab, request, variant } = await write(w.ctx);
    w.provider.answer({ steps: [{ text: 'Second.' }, { end: 'stop' }] });
    const ids = { tabId: tab.id, requestId: request.id };
    const rewritten = await rewriteCopy(w.ctx, { ...ids, variantId: newId() });
    await untilWritten(w.ctx, rewritten.request.variants);
    const seen = async () => {
      const exchange = w.provider.answer({ steps: [{ text: 'Next.' }, { end: 'stop' }] });
      await write(w.ctx, { tab: tab.number });
      return (await promptOf(exchange.request))[2];
    };
    expect(await seen()).toBe('assistant: Second.');
    const chosen = await chooseVariant(w.ctx, { ...ids, variantId: variant.id });
    expect(chosen.currentId).toBe(variant.id);
    expect(await seen()).toBe('assistant: A fine watch.');
    await chooseVariant(w.ctx, { ...ids, variantId: rewritten.request.currentId });
    const same = await write(w.ctx, { tab: tab.number, messageId: request.messageId });
    expect(same.variant).toEqual(variant);
  });

  test('beyond fifty is refused in words, and the fiftieth may be sent again', async () => {
    const { tabId, requestId } = await begun(w.ctx);
    const { prisma } = w.ctx.db;
    const { conversationId } = await prisma.copyRequest.findUniqueOrThrow({
      where: { messageId: requestId },
    });
    const more = Array.from({ length: 48 }, (_, index) => ({
      id: newId(),
      conversationId,
      parentId: requestId,
      depth: 1,
      role: 'assistant' as const,
      status: index % 2 === 0 ? ('complete' as const) : ('failed' as const),
      content: `Variant ${index}`,
    }));
    await prisma.message.createMany({ data: more });
    const last = { tabId, requestId, variantId: newId() };
    const { request } = await rewriteCopy(w.ctx, last);
    await untilWritten(w.ctx, request.variants);
    expect(request.variants).toHaveLength(50);
    await expect(rewriteCopy(w.ctx, { ...last, variantId: newId() })).rejects.toMatchObject({
      code: 'conflict',
      message: 'A request can have 50 variants at most. Put it again as a new one.',
    });
    expect((await rewriteCopy(w.ctx, last)).request.variants).toHaveLength(50);
  });

  test('can only be chosen when it is finished, and of its own request', async () => {
    const one = await begun(w.ctx);
    const other = await begun(w.ctx);
    const foreign = chooseVariant(w.ctx, { ...one, variantId: other.variantId });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
    w.provider.answer(failing);
    const failed = newId();
    const { request } = await rewriteCopy(w.ctx, { ...one, variantId: failed });
    await untilWritten(w.ctx, request.variants);
    const chosen = chooseVariant(w.ctx, { ...one, variantId: failed });
    await expect(chosen).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('tabs', () => {
  test('are listed by their last change, page by page, and their requests likewise', async () => {
    const { ctx } = await w.app.newUser();
    const tabs = [await write(ctx), await write(ctx), await write(ctx)].map(({ tab }) => tab);
    await write(ctx, { tab: tabs[0]?.number ?? 0, feature: 'More.' });
    const first = await listTabs(ctx, { limit: 2 });
    expect(first.tabs.map(({ id }) => id)).toEqual([tabs[0]?.id, tabs[2]?.id]);
    const second = await listTabs(ctx, { limit: 2, cursor: first.nextCursor });
    expect([second.tabs.map(({ id }) => id), second.nextCursor]).toEqual([[tabs[1]?.id], null]);

    const tabId = tabs[0]?.id ?? '';
    const last = await getTab(ctx, { tabId, limit: 1 });
    expect(last.requests.map(({ feature }) => feature)).toEqual(['More.']);
    const before = await getTab(ctx, { tabId, limit: 1, before: last.before ?? 0 });
    expect([before.requests.map(({ feature }) => feature), before.before]).toEqual([['Counts steps.'], null]);
  });

  test('get another name, go, and come back with all that is in them', async () => {
    const { tabId } = await begun(w.ctx);
    expect(await renameTab(w.ctx, { tabId, name: ' Spring ' })).toMatchObject({ id: tabId, name: 'Spring' });
    expect(await removeTab(w.ctx, { tabId })).toEqual({ undoSeconds: 10 });
    await expect(getTab(w.ctx, { tabId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listTabs(w.ctx, {})).tabs.map(({ id }) => id)).not.toContain(tabId);
    expect(await restoreTab(w.ctx, { tabId })).toMatchObject({ id: tabId, name: 'Spring' });
    expect(await requestsOf(tabId)).toHaveLength(1);
    await expect(restoreTab(w.ctx, { tabId })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('that were just closed come back when somebody writes in them, with all that is in them', async () => {
    const { tabId, requestId } = await begun(w.ctx);
    await removeTab(w.ctx, { tabId });
    const stranger = await w.app.newUser();
    await expect(begun(stranger.ctx, tabId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(getTab(w.ctx, { tabId })).rejects.toMatchObject({ code: 'not_found' });
    await begun(w.ctx, tabId);
    expect(await requestsOf(tabId)).toHaveLength(2);
    await removeTab(w.ctx, { tabId });
    const { request } = await rewriteCopy(w.ctx, { tabId, requestId, variantId: newId() });
    await untilWritten(w.ctx, request.variants);
    expect((await listTabs(w.ctx, {})).tabs.map(({ id }) => id)).toContain(tabId);
  });
});
