import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { scriptBytes } from '../script-bytes.ts';
import { composer, expect, say, signUp, test } from '../support.ts';

const CHAT = '/influencers/mira-vale/chat';
const mine = (page: Page) => page.getByRole('article', { name: /^You/ });
const theirs = (page: Page) => page.getByRole('article', { name: /^Mira Vale said/ });
const lastWords = async (page: Page) =>
  (await theirs(page).last().locator('[data-answer]').textContent())?.trim();
/** What nobody answered. */
const unknown = (page: Page) => mine(page).getByText('It is not known whether this arrived').first();
/** Resolves when nothing is being said any more. */
const quiet = (page: Page) =>
  expect(page.getByRole('button', { name: 'Stop the answer' })).toBeHidden({ timeout: 20_000 });

test('one greets, says something, and hears an answer; a reload shows both', async ({ signedIn: page }) => {
  await page.goto(CHAT);
  await expect(theirs(page)).toContainText('The carriage is half empty');
  await say(page, '[[sandbox:tokens=5]]');
  await expect(mine(page)).toHaveText(/sandbox:tokens=5/);
  await expect.poll(() => lastWords(page)).toBe('w1 w2 w3 w4 w5');
  await quiet(page);
  await expect(theirs(page).last().getByRole('button', { name: 'Listen' })).toBeVisible();
  await page.reload();
  await expect(mine(page)).toHaveCount(1);
  expect(await lastWords(page)).toBe('w1 w2 w3 w4 w5');
});

test('a reload in mid-answer loses and doubles nothing; what is said meanwhile comes after', async ({
  signedIn: page,
}) => {
  await page.goto(CHAT);
  await say(page, '[[sandbox:tokens=60]] [[sandbox:slow=2]]');
  await expect.poll(() => lastWords(page)).toContain('w3');
  await page.reload();
  await expect.poll(() => lastWords(page)).toContain('w5');
  await say(page, '[[sandbox:tokens=2]]');
  await expect(mine(page)).toHaveCount(2);
  const whole = Array.from({ length: 60 }, (_, index) => `w${index + 1}`).join(' ');
  await expect(theirs(page).nth(1)).toContainText(whole, { timeout: 20_000 });
  await expect.poll(() => lastWords(page), { timeout: 20_000 }).toBe('w1 w2');
  await expect(mine(page)).toHaveCount(2);
});

test('what cannot be sent stays, says why, and is sent once; a draft survives a reload', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto(CHAT);
  const refusal = { error: { message: 'Too busy.', data: { httpStatus: 503 } } };
  await page.route('**/api/trpc/talk.say', (route) => route.fulfill({ status: 503, json: refusal }));
  await say(page, '[[sandbox:tokens=3]]');
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent.' })).toBeVisible({ timeout: 20_000 });
  await composer(page).fill('a draft');
  await page.unroute('**/api/trpc/talk.say');
  await page.reload();
  await expect(composer(page)).toHaveValue('a draft');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => lastWords(page)).toBe('w1 w2 w3');
  await page.reload();
  await expect(mine(page)).toHaveCount(1);
});

test('what could not travel is sent by itself once there is a way, in order, and to nobody else’s name', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource', 'ERR_INTERNET_DISCONNECTED');
  await page.goto(CHAT);
  await page.context().setOffline(true);
  await say(page, 'first [[sandbox:tokens=1]]');
  await expect(unknown(page)).toBeVisible({ timeout: 20_000 });
  await say(page, 'second [[sandbox:tokens=2]]');
  await expect(mine(page).last()).toContainText('Waits for the message above');
  await page.context().setOffline(false);
  await expect.poll(() => lastWords(page), { timeout: 20_000 }).toBe('w1 w2');
  await expect(mine(page)).toHaveText([/first/, /second/]);

  await page.context().setOffline(true);
  await say(page, 'only mine');
  await composer(page).fill('a draft of mine');
  await expect(unknown(page)).toBeVisible({ timeout: 20_000 });
  // Gone before there is a way again, with both still waiting in this browser.
  await page.goto('about:blank');
  await page.context().setOffline(false);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await signUp(page);
  await page.goto(CHAT);
  // Once this is answered the page is alive, and has said whatever it had to say before.
  await say(page, 'the other [[sandbox:tokens=3]]');
  await expect.poll(() => lastWords(page), { timeout: 20_000 }).toBe('w1 w2 w3');
  await expect(mine(page)).toHaveText([/the other/]);
  await expect(composer(page)).toHaveValue('');
  await page.reload();
  await expect(mine(page)).toHaveText([/the other/]);

  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto(CHAT);
  await expect(composer(page)).toHaveValue('a draft of mine');
  await expect(mine(page)).toHaveText([/first/, /second/, /only mine/]);
  await expect(mine(page).last()).toHaveAccessibleName(/^You said/, { timeout: 20_000 });
});

test('an answer to what was sent that is lost on its way says nothing twice', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto(CHAT);
  let taken = 0;
  await page.route('**/api/trpc/talk.say', async (route) => {
    taken += 1;
    // The server has taken it; whoever sent it does not hear so.
    if (taken === 1) expect((await route.fetch()).status()).toBe(200);
    if (taken === 1) await route.abort('connectionreset');
    else await route.continue();
  });
  await say(page, 'only once [[sandbox:tokens=4]]');
  await expect.poll(() => taken, { timeout: 20_000 }).toBeGreaterThan(1);
  await expect.poll(() => lastWords(page), { timeout: 20_000 }).toBe('w1 w2 w3 w4');
  await expect(mine(page)).toHaveText([/only once/]);
  await expect(unknown(page)).toBeHidden();
  await page.reload();
  await expect(mine(page)).toHaveText([/only once/]);
  await expect(theirs(page)).toHaveCount(2);
});

test('pictures go along; an answer is stopped; a conversation is deleted', async ({ signedIn: page }) => {
  await page.goto(CHAT);
  const picture = sharp({ create: { width: 600, height: 300, channels: 3, background: '#557799' } });
  const buffer = await picture.png().toBuffer();
  await page.getByLabel(/Attach pictures/).setInputFiles([
    { name: 'sea.png', mimeType: 'image/png', buffer },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
  ]);
  const tray = page.getByRole('list', { name: 'Attached pictures' });
  await expect(tray).toContainText('Only PNG, JPEG, WebP and GIF pictures can be sent.');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible({ timeout: 20_000 });
  await say(page, '[[sandbox:tokens=500]] [[sandbox:slow=20]]');
  // Nothing goes without what was to go along with it.
  await expect(page.getByText('notes.txt cannot be sent. Remove it first.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove notes.txt' }).click();
  await composer(page).press('Enter');
  await expect(tray).toBeHidden();
  const image = mine(page).getByRole('img', { name: 'Sent by you' });
  await expect(image).toHaveAttribute('width', '320');
  await expect(image).toHaveAttribute('height', '160');
  await expect.poll(() => lastWords(page)).toContain('w2');
  await composer(page).press('Escape');
  await expect(theirs(page).last()).toContainText('Stopped');
  await page.getByRole('button', { name: 'More about this conversation' }).click();
  await page.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL('/influencers');
  await page.goto(CHAT);
  await expect(theirs(page)).toHaveCount(1);
});

test('a stop that does not arrive says so, and can be tried again', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto(CHAT);
  await say(page, '[[sandbox:tokens=500]] [[sandbox:slow=20]]');
  await expect.poll(() => lastWords(page)).toContain('w2');
  await page.route('**/api/trpc/turn.stop', (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'Stop the answer' }).click();
  await expect(page.getByText('Not stopped.')).toBeVisible();
  await page.unroute('**/api/trpc/turn.stop');
  await page.getByRole('button', { name: 'Stop the answer' }).click();
  await expect(theirs(page).last()).toContainText('Stopped');
  // What there is of the answer stays, and the question is said again.
  await theirs(page).last().getByRole('button', { name: 'Ask again' }).click();
  await expect(mine(page)).toHaveCount(2);
  await expect(theirs(page)).toHaveCount(3);
  await composer(page).press('Escape');
});

test('pictures that were attached are still there after a look at the profile', async ({
  signedIn: page,
}) => {
  await page.goto(CHAT);
  const picture = sharp({ create: { width: 60, height: 30, channels: 3, background: '#557799' } });
  const file = { name: 'sea.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() };
  await page.getByLabel(/Attach pictures/).setInputFiles([file]);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: /Mira Vale/ }).click();
  await page.getByRole('link', { name: 'Talk to Mira Vale' }).click();
  await say(page, 'Look [[sandbox:tokens=1]]');
  await expect(mine(page).getByRole('img', { name: 'Sent by you' })).toHaveAttribute('width', '60');
});

test('whoever comes back by the browser’s Back sees what was said last', async ({ signedIn: page }) => {
  await page.goto(CHAT);
  await say(page, '[[sandbox:tokens=3]]');
  await expect.poll(() => lastWords(page), { timeout: 20_000 }).toBe('w1 w2 w3');
  await quiet(page);
  await page.getByRole('link', { name: /Mira Vale/ }).click();
  await expect(page.getByRole('link', { name: 'Talk to Mira Vale' })).toBeVisible();
  await page.goBack();
  await expect(mine(page)).toHaveText([/sandbox:tokens=3/]);
  expect(await lastWords(page)).toBe('w1 w2 w3');
});

test('words pasted from a document are words, whatever picture of them comes along', async ({
  signedIn: page,
}) => {
  await page.goto(CHAT);
  await composer(page).evaluate((field: HTMLTextAreaElement) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a cell');
    clipboardData.items.add(new File([new Uint8Array(4)], 'cell.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(paste)) field.setRangeText('pasted');
  });
  await expect(composer(page)).toHaveValue('pasted');
  await expect(page.getByRole('list', { name: 'Attached pictures' })).toBeHidden();
});

test('the first load of a conversation is small', async ({ signedIn: page }) => {
  const { whole } = await scriptBytes(page, CHAT, composer(page));
  console.log(
    `First-load JavaScript of a conversation with a persona, gzip: ${(whole / 1000).toFixed(1)} kB`,
  );
  expect(whole).toBeLessThanOrEqual(180_000);
});
