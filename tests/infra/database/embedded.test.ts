import { expect, test } from 'vitest';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { killHard } from '#tests/support/start-process.ts';
import { clusterDir } from './cluster-dir.ts';

const timeout = 60_000;

test('the only owner starts the server, and SIGTERM leaves nothing running', { timeout }, async () => {
  const { owner, postmaster, processes } = clusterDir();
  const only = owner();
  expect(await only.ready).toMatchObject({ adopted: false });
  only.child.kill('SIGTERM');
  expect(await only.ended).toBe(0);
  expect(postmaster()).toBeUndefined();
  expect(processes()).toEqual([]);
});

test('a second process joins the server, which stops with the last of them', { timeout }, async () => {
  const { owner, postmaster, processes } = clusterDir();
  const first = owner();
  const { url } = await first.ready;
  const second = owner();
  expect(await second.ready).toEqual({ adopted: true, url });
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(postmaster()).toBeDefined();
  await withClient(url, (client) => client.query('select 1'));
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(processes()).toEqual([]);
});

test('two cold starts at once share one server', { timeout }, async () => {
  const { owner, processes } = clusterDir();
  const both = [owner(), owner()];
  const [one, other] = await Promise.all(both.map((each) => each.ready));
  expect(one?.url).toBe(other?.url);
  expect(new Set([one?.adopted, other?.adopted])).toEqual(new Set([false, true]));
  for (const each of both) each.child.kill('SIGTERM');
  expect(await Promise.all(both.map((each) => each.ended))).toEqual([0, 0]);
  expect(processes()).toEqual([]);
});

test('killing one of two owners leaves the server to the other', { timeout }, async () => {
  const { owner, postmaster, processes, until } = clusterDir();
  const [victim, survivor] = [owner(), owner()];
  await Promise.all([victim.ready, survivor.ready]);
  const before = postmaster();
  const watchers = processes().length;
  killHard(victim.pid);
  await victim.ended;
  // The victim's watchdog looks, finds another owner, and ends as its last act.
  await until(() => processes().length <= watchers - 2);
  expect(postmaster()).toBe(before);
  await withClient((await survivor.ready).url, (client) => client.query('select 1'));
});

test('when the only owner is killed, its watchdog stops the server', { timeout }, async () => {
  const { owner, processes, until } = clusterDir();
  const only = owner();
  await only.ready;
  killHard(only.pid);
  await until(() => processes().length === 0);
  expect(await owner().ready).toMatchObject({ adopted: false });
});

test('a restart right after the kill adopts the server and keeps it', { timeout }, async () => {
  const { owner, heldOwner, postmaster, processes, until } = clusterDir();
  const first = owner();
  const { url } = await first.ready;
  const before = postmaster();
  // Loaded before: how long a process takes to start is not what is told here.
  const second = await heldOwner();
  killHard(first.pid);
  second.go();
  expect(await second.ready).toEqual({ adopted: true, url });
  // The server, the second owner and its watchdog stay; the first watchdog has gone.
  await until(() => processes().filter((pid) => pid !== before).length === 2);
  expect(postmaster()).toBe(before);
  await withClient(url, (client) => client.query('select 1'));
});

test('restarts that meet the watchdog at work end in a running server', { timeout }, async () => {
  const { owner, postmaster, until } = clusterDir();
  let current = owner();
  for (let round = 0; round < 2; round += 1) {
    await current.ready;
    const before = postmaster();
    killHard(current.pid);
    // As soon as the stopping begins or is done: the file is rewritten, then removed.
    await until(() => postmaster() !== before);
    current = owner();
  }
  const { rowCount } = await withClient((await current.ready).url, (client) => client.query('select 1'));
  expect(rowCount).toBe(1);
});

test('after a power loss the next start recovers what was committed', { timeout }, async () => {
  const { owner, postmaster, processes, until } = clusterDir();
  const first = owner();
  const { url } = await first.ready;
  await withClient(url, (client) => client.query('create table kept as select 42 as answer'));
  await withClient(url, (client) => client.query('checkpoint'));
  killHard(...processes());
  await until(() => processes().length === 0);
  expect(postmaster()).toBeUndefined();
  const next = owner();
  const again = await next.ready;
  expect(again.adopted).toBe(false);
  const { rows } = await withClient(again.url, (client) => client.query('select answer from kept'));
  expect(rows).toEqual([{ answer: 42 }]);
});

test('a server that is killed under its owner is started again on the same port', { timeout }, async () => {
  const { owner, postmaster, until } = clusterDir();
  const only = owner();
  const { url } = await only.ready;
  const before = postmaster() ?? 0;
  killHard(before);
  await only.output(/log: PostgreSQL went away; starting it again\./);
  await until(() => ![undefined, before].includes(postmaster()));
  const answers = () =>
    withClient(url, (client) => client.query('select 1')).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { timeout: 30_000 }).toBe(true);
});
