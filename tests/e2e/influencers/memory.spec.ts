import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support.ts';

/** What is remembered, opened from the conversation with Mira. */
async function opened(page: Page): Promise<Locator> {
  await page.goto('/influencers/mira-vale/chat');
  await page.getByRole('button', { name: 'More about this conversation' }).click();
  await page.getByRole('menuitem', { name: 'What is remembered of you' }).click();
  return page.getByRole('dialog', { name: 'What Mira Vale remembers' });
}

const rowsOf = (dialog: Locator) => dialog.getByRole('list', { name: 'Memories' }).getByRole('listitem');

/** Writes so many things for Mira to remember, as the dialog would. */
async function tell(page: Page, many: number): Promise<void> {
  const dialog = await opened(page);
  const first = page.waitForRequest(/persona\.memories\.remember/);
  await dialog.getByRole('textbox', { name: 'Something to remember' }).fill('Thing 0');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const { personaId }: { personaId: string } = (await first).postDataJSON();
  for (let index = 1; index < many; index++) {
    const data = { personaId, text: `Thing ${index}` };
    expect((await page.request.post('/api/trpc/persona.memories.remember', { data })).ok()).toBe(true);
  }
}

test('what is remembered is read, added to, reworded, pinned, forgotten and switched off', async ({
  signedIn: page,
}) => {
  const dialog = await opened(page);
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Something to remember' }).fill('Lives in Lyon');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const memories = rowsOf(dialog);
  await expect(memories).toHaveText(['Lives in Lyon']);
  const always = dialog.getByRole('button', { name: 'Always bring to mind: Lives in Lyon' });
  await expect(always).toHaveAttribute('aria-pressed', 'false');
  await always.click();
  await expect(always).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: 'Reword: Lives in Lyon' }).click();
  await dialog.getByRole('textbox', { name: 'What is remembered' }).fill('Lives in Nantes');
  await page.keyboard.press('Enter');
  await expect(memories).toHaveText(['Lives in Nantes']);
  await dialog.getByRole('checkbox', { name: 'Remember what I say of myself' }).uncheck();
  await dialog.getByRole('button', { name: 'Forget: Lives in Nantes' }).click();
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Remember what I say of myself' })).not.toBeChecked();
});

test('what every persona is told about one is kept', async ({ signedIn: page }) => {
  await page.goto('/settings');
  const about = page.getByRole('textbox', { name: 'About you' });
  await about.fill('I like short answers.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(about).toHaveValue('I like short answers.');
});

test('a long list stays as long as it was shown when one thing is forgotten', async ({ signedIn: page }) => {
  await tell(page, 60);
  const dialog = await opened(page);
  await expect(rowsOf(dialog)).toHaveCount(50);
  await dialog.getByRole('button', { name: 'Show more' }).click();
  await expect(rowsOf(dialog)).toHaveCount(60);
  await dialog.getByRole('button', { name: 'Forget: Thing 3', exact: true }).click();
  await expect(rowsOf(dialog)).toHaveCount(59);
  await expect(rowsOf(dialog).last()).toHaveText('Thing 0');
});

test('everything is forgotten only when asked twice, told how much that is', async ({ signedIn: page }) => {
  await tell(page, 3);
  const dialog = await opened(page);
  await dialog.getByRole('button', { name: 'Forget everything' }).dblclick();
  await expect(dialog.getByText('Forget 3 memories for good?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await expect(rowsOf(dialog)).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await dialog.getByRole('button', { name: 'Forget 3 memories' }).click();
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
});

test('where it cannot be read that is said, and it can be read again', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  let broken = true;
  await page.route(/persona\.memories\.list/, (route) => (broken ? route.abort() : route.continue()));
  const dialog = await opened(page);
  await expect(dialog.getByRole('alert')).toHaveText('The server could not be reached.');
  broken = false;
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

test('whoever is signed out when it is read is asked to sign in', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto('/influencers/mira-vale/chat');
  await page.getByRole('button', { name: 'More about this conversation' }).click();
  await page.context().clearCookies();
  await page.getByRole('menuitem', { name: 'What is remembered of you' }).click();
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test('what is typed while what every persona is told is being saved stays', async ({ signedIn: page }) => {
  const gate = Promise.withResolvers<void>();
  await page.route(/account\.setAbout/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto('/settings');
  const about = page.getByRole('textbox', { name: 'About you' });
  await about.fill('I like short answers. ');
  const sent = page.waitForRequest(/account\.setAbout/);
  await page.getByRole('button', { name: 'Save' }).click();
  await sent;
  await about.pressSequentially('And tea.');
  const answered = page.waitForResponse(/account\.setAbout/);
  gate.resolve();
  await (await answered).finished();
  await expect(page.getByRole('button', { name: 'Save' })).not.toHaveAttribute('aria-disabled', 'true');
  await expect(about).toHaveValue('I like short answers. And tea.');
});
