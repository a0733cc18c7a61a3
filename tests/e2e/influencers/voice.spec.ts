import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { findBrowser } from '#tests/support/browser.ts';
import { composer, expect, say, test } from '../support.ts';

const { executablePath, args, env } = await findBrowser();
/** A microphone that beeps. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { executablePath, env, args: [...args, ...microphone] } });

const CHAT = '/influencers/mira-vale/chat';
const record = (page: Page) => page.getByRole('button', { name: 'Record a voice message' });
const recording = (page: Page) => page.getByRole('group', { name: 'Recording' });
const tray = (page: Page) => page.getByRole('list', { name: 'Attached pictures' });
const mine = (page: Page) => page.getByRole('article', { name: /^You/ });
const lastAnswer = (page: Page) => page.getByRole('article', { name: /^Mira Vale said/ }).last();
const aPicture = () =>
  sharp({ create: { width: 60, height: 30, channels: 3, background: '#557799' } })
    .png()
    .toBuffer();

test('a recording that has begun goes on, whatever is dropped on the page meanwhile', async ({
  signedIn: page,
}) => {
  await page.goto(CHAT);
  const held = Promise.withResolvers<void>();
  await page.route('**/talk.attach', async (route) => {
    await held.promise;
    await route.continue();
  });
  await record(page).click();
  await expect(recording(page)).toBeVisible();
  const data = await page.evaluateHandle(
    (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'sea.png', { type: 'image/png' }));
      return transfer;
    },
    (await aPicture()).toString('base64'),
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(tray(page).getByRole('progressbar')).toBeVisible();
  await expect(recording(page)).toBeVisible();
  held.resolve();
  await expect(tray(page).getByRole('progressbar')).toBeHidden();
  await expect(recording(page)).toBeVisible();
  await page.getByRole('button', { name: 'Throw the recording away' }).click();
  await expect(composer(page)).toBeVisible();
  await expect(tray(page).getByRole('listitem')).toHaveCount(1);
});

test('a recording is thrown away, or sent and heard again; one without words says so, and is asked again', async ({
  signedIn: page,
}) => {
  await page.goto(CHAT);
  await record(page).click();
  await page.getByRole('button', { name: 'Throw the recording away' }).click();
  await record(page).click();
  await expect(recording(page)).toContainText(/0:(0[1-9]|[1-5]\d)/);
  await page.getByRole('button', { name: 'Send the recording' }).click();
  const sound = mine(page).locator('audio');
  await expect(sound).toHaveAttribute('src', /\/assets\/audio\//, { timeout: 20_000 });
  // Of what was thrown away nothing was sent.
  await expect(mine(page)).toHaveCount(1);
  const answer = lastAnswer(page);
  await expect(answer).toContainText('No words were heard', { timeout: 30_000 });
  await sound.evaluate((element: HTMLAudioElement) => element.play());
  await expect
    .poll(() => sound.evaluate((element: HTMLAudioElement) => element.currentTime))
    .toBeGreaterThan(0);
  const before = (await answer.getAttribute('data-message')) ?? '';
  await answer.getByRole('button', { name: 'Ask again' }).click();
  await expect(answer).not.toHaveAttribute('data-message', before);
  await expect(answer).toContainText('No words were heard', { timeout: 30_000 });
});

test('an answer is spoken when one asks for it, and falls silent', async ({ signedIn: page }) => {
  await page.goto(CHAT);
  await say(page, '[[sandbox:tokens=40]]');
  await lastAnswer(page).getByRole('button', { name: 'Listen' }).click({ timeout: 20_000 });
  // Told by the sound itself, once it plays.
  await lastAnswer(page).getByRole('button', { name: 'Stop' }).click({ timeout: 20_000 });
  await expect(lastAnswer(page).getByRole('button', { name: 'Listen' })).toBeVisible();
});

test('a picture whose upload fails stays, and is tried again by itself', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto(CHAT);
  // The server takes it, and the answer is lost on its way.
  const network = await page.context().newCDPSession(page);
  await network.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/talk.attach', requestStage: 'Response' }],
  });
  let lost = 0;
  network.on('Fetch.requestPaused', ({ requestId }) => {
    lost += 1;
    void network.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
  });
  const file = { name: 'sea.png', mimeType: 'image/png', buffer: await aPicture() };
  await page.getByLabel(/Attach pictures/).setInputFiles([file]);
  const again = tray(page).getByRole('button', { name: 'Try sea.png again' });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await expect(tray(page)).toContainText('Waits for the server');
  // By itself first.
  expect(lost).toBeGreaterThan(1);
  // The server is there again, and nobody presses anything.
  await network.send('Fetch.disable');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible({ timeout: 20_000 });
  await say(page, 'Look [[sandbox:tokens=1]]');
  await expect(mine(page).getByRole('img', { name: 'Sent by you' })).toHaveAttribute('width', '60');
  await expect(tray(page)).toBeHidden();
});

test('a recording made without a network is kept, also by a reload, and sent once there is one', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource', 'ERR_INTERNET_DISCONNECTED');
  await page.goto(CHAT);
  await page.route('**/talk.attach', (route) => route.abort('connectionreset'));
  await record(page).click();
  await expect(recording(page)).toContainText(/0:(0[1-9]|[1-5]\d)/);
  await expect(page.getByRole('button', { name: 'Send the recording' })).toBeFocused();
  await page.keyboard.press('Enter');
  const unknown = mine(page).getByText('It is not known whether this arrived');
  await expect(unknown).toBeVisible({ timeout: 20_000 });
  await expect(mine(page).locator('audio')).toHaveAttribute('src', /^blob:/);
  await page.reload();
  await expect(unknown).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/talk.attach');
  // Nobody presses anything.
  await expect(mine(page).locator('audio')).toHaveAttribute('src', /\/assets\/audio\//, { timeout: 30_000 });
  await expect(mine(page)).toHaveCount(1);
});

test('whoever leaves while recording finds what they said, and decides', async ({ signedIn: page }) => {
  await page.goto(CHAT);
  await record(page).click();
  await expect(recording(page)).toContainText(/0:(0[1-9]|[1-5]\d)/);
  await page.getByRole('link', { name: 'All influencers' }).click();
  await page.getByRole('link', { name: 'Mira Vale' }).first().click();
  await page.getByRole('link', { name: 'Talk to Mira Vale' }).click();
  await expect(mine(page)).toContainText('You left while you were recording.');
  await mine(page).getByRole('button', { name: 'Delete' }).click();
  await expect(mine(page)).toHaveCount(0);
  await page.reload();
  await expect(record(page)).toBeVisible();
  await expect(mine(page)).toHaveCount(0);
});
