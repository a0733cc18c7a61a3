import { expect, type Locator, type Page } from '@playwright/test';

/** How long the sandbox may take on a machine that has other work: it is waited for, not measured. */
export const MAKING = { timeout: 60_000 };

export const prompt = (page: Page): Locator => page.getByRole('textbox', { name: 'Prompt' });
export const makeButton = (page: Page): Locator => page.getByRole('button', { name: /^Make for / });
export const cards = (page: Page): Locator =>
  page.getByRole('feed', { name: 'Gallery' }).getByRole('article');
export const balance = (page: Page): Locator => page.getByTestId('balance');

/** Opens the studio; it is alive once its news has been heard. */
export async function openStudio(page: Page, address = '/studio'): Promise<void> {
  const watching = page.waitForResponse((response) => response.url().includes('generation.watch'));
  await page.goto(address);
  await watching;
  await expect(makeButton(page)).toBeVisible();
}

/** Chooses a model by its label. */
export async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: /^Model: / }).click();
  await page.getByRole('menuitemradio', { name: label }).click();
}

/** Writes a prompt, makes it with the cheapest image model, and answers its card. */
export async function makeImage(page: Page, words: string): Promise<Locator> {
  await choose(page, 'Recraft V3');
  await prompt(page).fill(words);
  await makeButton(page).click();
  const card = cards(page).filter({ hasText: words }).first();
  await expect(card).toBeVisible();
  return card;
}

/** Resolves when the card shows what was made. */
export async function done(card: Locator): Promise<void> {
  await expect(card).toHaveAttribute('data-state', 'succeeded', MAKING);
}

/** Spends by asking for what fails at once and stays charged: `count` images of two credits each. */
export async function spend(page: Page, count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const data = { kind: 'image', model: 'imagen', prompt: '[[sandbox:fail]]' };
    const answer = await page.request.post('/api/trpc/generation.create', { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
