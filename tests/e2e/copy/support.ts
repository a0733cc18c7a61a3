import { expect, type Locator, type Page } from '@playwright/test';

/** How long writing may take on a machine that has other work: it is waited for, not measured. */
export const WRITING = { timeout: 20_000 };

export const title = (page: Page): Locator => page.getByRole('textbox', { name: 'Title' });
export const feature = (page: Page): Locator => page.getByRole('textbox', { name: 'What to say' });
export const writeButton = (page: Page): Locator => page.getByRole('button', { name: 'Write', exact: true });
export const cards = (page: Page): Locator =>
  page.getByRole('region', { name: 'Texts' }).getByRole('article');
export const tabs = (page: Page): Locator => page.getByRole('tab');
export const openTab = (page: Page): Locator => page.getByRole('tab', { selected: true });

/** Opens the page; it is alive once the address has the tab. */
export async function openCopy(page: Page): Promise<void> {
  await page.goto('/copy');
  await expect(page).toHaveURL(/\/copy\?tab=/);
  await expect(writeButton(page)).toBeVisible();
}

/** Writes about a subject, from the keyboard, and answers the card. */
export async function ask(page: Page, about: string, words: string): Promise<Locator> {
  await title(page).fill(about);
  await feature(page).fill(words);
  await feature(page).press('ControlOrMeta+Enter');
  await expect(feature(page)).toHaveValue('');
  return cards(page).first();
}

/** Resolves when the card shows its text. */
export async function written(card: Locator): Promise<void> {
  await expect(card).toHaveAttribute('data-state', 'complete', WRITING);
}
