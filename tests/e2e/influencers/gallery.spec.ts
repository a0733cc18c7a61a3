import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { cardText, pngWith, v2 } from '#tests/domain/card/cards.ts';
import { scriptBytes } from '../script-bytes.ts';
import { expect, say, test } from '../support.ts';

const cards = (page: Page) => page.getByRole('list', { name: 'Influencers' }).getByRole('listitem');
const Entry = z.object({
  displayName: z.string(),
  createdAt: z.string(),
  figures: z.object({ averageRating: z.number().nullable(), conversations: z.int() }),
});
const Gallery = z.object({ result: z.object({ data: z.array(Entry) }) });

/** What is chosen, who is then certainly not behind whom, and by which figure, largest first. */
const ORDERS: readonly (readonly [string, RegExp, (entry: z.infer<typeof Entry>) => number])[] = [
  ['rated', /Wren Ashby/, ({ figures }) => figures.averageRating ?? 0],
  ['talked', /./, ({ figures }) => figures.conversations],
  ['new', /Newcomer/, ({ createdAt }) => Date.parse(createdAt)],
];

/** What is wider than its place: the page itself, and whatever in it scrolls, holds a message or cuts off what is too long. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll('html, main, [role="log"], article, article *');
    return [...parts].filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0).length;
  });

test('the gallery shows all, and is searched and filtered', async ({ signedIn: page }) => {
  await page.goto('/influencers');
  await expect(cards(page)).toHaveCount(10);
  await page.getByRole('searchbox', { name: 'Search' }).fill('slow train');
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Mira Vale');
  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody is called so');
  await expect(page.getByText('Nobody fits.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.getByLabel('Category').selectOption('food');
  await expect(cards(page)).toHaveText(/Kenji Arai/);
  await page.getByLabel('Category').selectOption('');
  await expect(cards(page)).toHaveCount(10);
});

test('the gallery is ordered as one asks: best rated, most talked to or newest first', async ({
  signedIn: page,
}) => {
  const post = async (path: string, data: object) =>
    expect((await page.request.post(`/api/trpc/${path}`, { data })).ok(), path).toBe(true);
  await post('persona.rate', { persona: 'wren-ashby', stars: 5 });
  await post('persona.rate', { persona: 'ada-quill', stars: 3 });
  await post('talk.say', {
    persona: 'juno-okafor',
    messageId: crypto.randomUUID(),
    content: '[[sandbox:tokens=1]]',
  });
  await post('persona.create', { displayName: 'Newcomer' });
  const told: unknown = await (await page.request.get('/api/trpc/persona.gallery')).json();
  const entries = Gallery.parse(told).result.data;
  await page.goto('/influencers');
  await expect(cards(page)).toHaveCount(11);
  for (const [order, first, figureOf] of ORDERS) {
    // Where the figures are the same, one may stand before the other.
    const figures = entries.map(figureOf).toSorted((one, other) => other - one);
    expect(new Set(figures).size, order).toBeGreaterThan(1);
    await page.getByLabel('Order').selectOption(order);
    await expect(cards(page).first()).toContainText(first);
    const shown = async () => {
      const names = await cards(page).getByRole('link').allTextContents();
      return names.flatMap((name) => entries.filter((entry) => entry.displayName === name).map(figureOf));
    };
    await expect.poll(shown, order).toEqual(figures);
  }
});

test('a profile says who it is, can be heard, and keeps one’s stars', async ({
  signedIn: page,
  expectedErrors,
}) => {
  await page.goto('/influencers');
  await page.getByRole('link', { name: 'Mira Vale' }).click();
  await expect(page.getByRole('heading', { name: 'Mira Vale' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Traits' }).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('group', { name: 'Your rating of Mira Vale' }).locator('label').nth(3).click();
  await expect(page.getByRole('img', { name: /of 5 stars/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked();
  const keys: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().includes('generation.create')) keys.push(request.postDataJSON().requestKey);
  });
  await page.route('**/generation.one?*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.getByRole('button', { name: /Hear the voice/ }).click();
  await expect(page.getByText('The server could not be reached.')).toBeVisible();
  await page.unroute('**/generation.one?*');
  await page.getByRole('button', { name: /Hear the voice/ }).click();
  await expect(page.getByText('Sandbox: a voice made on this machine.')).toBeVisible({ timeout: 20_000 });
  // What was asked for twice is one generation, and is paid for once; also on another day.
  await page.reload();
  await page.getByRole('button', { name: 'Hear the voice', exact: true }).click();
  await expect(page.getByText('Sandbox: a voice made on this machine.')).toBeVisible({ timeout: 20_000 });
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  await page.getByRole('link', { name: 'Talk to Mira Vale' }).click();
  await expect(page).toHaveURL('/influencers/mira-vale/chat');
  expectedErrors.push('404', '500');
  const missing = await page.goto('/influencers/nobody-of-that-name');
  expect(missing?.status()).toBe(404);
});

test('of stars that arrow keys pass the last is kept, and a portrait that cannot be loaded is an initial', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('404');
  await page.route('**/assets/avatars/kenji-arai.png', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/influencers');
  const kenji = cards(page).filter({ hasText: 'Kenji Arai' });
  await expect(kenji.getByText('K', { exact: true })).toBeVisible();
  await expect(kenji.locator('img')).toHaveCount(0);
  await page.getByRole('link', { name: 'Kenji Arai' }).click();
  const asked: number[] = [];
  const first = Promise.withResolvers<void>();
  await page.route('**/persona.rate*', async (route) => {
    asked.push(route.request().postDataJSON().stars);
    if (asked.length === 1) await first.promise;
    await route.continue();
  });
  await page.getByRole('radio', { name: '1 star' }).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked();
  first.resolve();
  await expect.poll(() => asked).toEqual([2, 4]);
  await expect(page.getByRole('img', { name: '4.0 of 5 stars' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked();
});

test('who has scrolled down stays there, whatever is chosen; on a phone the room one is in is in sight', async ({
  signedIn: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/influencers');
  // By keyboard: what a press needs is scrolled into view.
  await page.getByLabel('Order').focus();
  await page.evaluate(() => window.scrollTo(0, 100));
  await page.keyboard.press('n');
  await expect(cards(page).first()).toContainText('Wren');
  expect(await page.evaluate(() => window.scrollY)).toBe(100);
  await page.goto('/prompts');
  await expect(page.getByRole('navigation', { name: 'Rooms' }).getByText('Prompts')).toBeInViewport({
    ratio: 0.9,
  });
});

test('what was looked for stands in the address: Back finds it again', async ({ signedIn: page }) => {
  await page.goto('/influencers');
  await page.getByRole('searchbox', { name: 'Search' }).fill('train');
  await page.getByLabel('Order').selectOption('new');
  await page.getByRole('link', { name: 'Mira Vale' }).click();
  await expect(page).toHaveURL('/influencers/mira-vale');
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('train');
  await expect(page.getByLabel('Order')).toHaveValue('new');
  await expect(cards(page)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('train');
});

test('a name without spaces makes no page wider than a phone', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const data = { displayName: 'N'.repeat(100) };
  const made = await page.context().request.post('/api/trpc/persona.create', { data });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto('/influencers');
  await cards(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/influencers\/n{40}-/);
  const { pathname } = new URL(page.url());
  for (const path of [pathname, `${pathname}/chat`, `${pathname}/edit`, '/influencers']) {
    await page.goto(path);
    expect(await tooWide(page), path).toBe(0);
  }
});

test('a card is looked at, imported and exported', async ({ signedIn: page }) => {
  await page.goto('/influencers');
  const file = { name: 'elise.png', mimeType: 'image/png', buffer: pngWith(cardText('chara', v2)) };
  await page.getByLabel('Import a card').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Import this character' });
  await expect(dialog).toContainText('lorebook (1 entry) is kept');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('My Élise');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { name: 'My Élise' })).toBeVisible();
  await page.getByRole('button', { name: 'Export the card' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'As JSON, version 3' }).click();
  const saved = await saving;
  const card: unknown = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(card).toMatchObject({ spec: 'chara_card_v3', data: { ...v2.data, name: 'My Élise' } });
  await page.goto('/influencers');
  await expect(cards(page).first()).toContainText('Yours');
});

test('the first load is small; on a phone nothing is wider than the page', async ({ signedIn: page }) => {
  const { whole } = await scriptBytes(page, '/influencers', page.getByRole('searchbox'));
  console.log(`First-load JavaScript of the influencers, gzip: ${(whole / 1000).toFixed(1)} kB`);
  expect(whole).toBeLessThanOrEqual(180_000);
  await page.goto('/influencers/mira-vale/chat');
  await say(page, `A word without end: ${'long'.repeat(60)} [[sandbox:tokens=12]]`);
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible({ timeout: 20_000 });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/influencers', '/influencers/mira-vale', '/influencers/mira-vale/chat']) {
    await page.goto(path);
    expect(await tooWide(page), path).toBe(0);
  }
  await expect(page.getByRole('article', { name: /^You/ })).toContainText('A word without end');
});

test('whoever is not signed in is sent to do so, and back', async ({ page }) => {
  for (const path of ['/influencers', '/influencers/mira-vale', '/influencers/mira-vale/chat']) {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
});
