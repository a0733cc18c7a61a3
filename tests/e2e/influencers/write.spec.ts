import { composer, expect, say, test } from '../support.ts';

test('a persona is written, talked to, changed and deleted; what was said with it stays readable', async ({
  signedIn: page,
  expectedErrors,
}) => {
  await page.goto('/influencers');
  await page.getByRole('link', { name: 'New persona' }).click();
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByText('What is it called?')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Name' }).fill('Vera Lind');
  await page.getByRole('textbox', { name: 'Traits' }).fill('dry, kind');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Good morning, {{user}}.');
  await page.reload();
  await expect(page.getByText('What you wrote here and did not save is back.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Description' }).fill('Keeps a lighthouse.');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByRole('heading', { name: 'Vera Lind' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Traits' }).getByRole('listitem')).toHaveText(['dry', 'kind']);

  await page.getByRole('link', { name: 'Talk to Vera Lind' }).click();
  await say(page, 'Hello [[sandbox:tokens=2]]');
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible({ timeout: 20_000 });

  await page.getByRole('link', { name: 'Vera Lind' }).click();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('Who may talk to it').selectOption('public');
  await page.getByLabel('Voice', { exact: true }).selectOption('ruby');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('public', { exact: true })).toBeVisible();
  const address = page.url();

  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Vera Lind?' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL('/influencers');
  await page.getByRole('link', { name: /^Vera Lind/ }).click();
  await expect(page.getByText('Vera Lind was removed or made private.')).toBeVisible();
  await expect(page.getByRole('article', { name: /^You/ })).toContainText('Hello');
  await expect(composer(page)).toHaveCount(0);
  expectedErrors.push('404');
  expect((await page.goto(address))?.status()).toBe(404);
});

test('nobody changes a persona of others', async ({ signedIn: page, expectedErrors }) => {
  expectedErrors.push('404');
  const opened = await page.goto('/influencers/mira-vale/edit');
  expect(opened?.status()).toBe(404);
});

test('what is changed after an answer was lost is saved too, and nothing is made twice', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.goto('/influencers/new');
  await page.route('**/api/trpc/persona.create', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  const make = page.getByRole('button', { name: 'Make it' });
  await page.getByRole('textbox', { name: 'Name' }).fill('Twice');
  await make.click();
  await expect(page.getByText('Not saved.')).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/trpc/persona.create');
  await page.reload();
  // The same form, sent again, is the persona that was made.
  await make.click();
  await expect(page).toHaveURL(/\/influencers\/twice-/);
  await page.goto('/influencers');
  await expect(page.getByRole('link', { name: 'Twice' })).toHaveCount(1);

  await page.goto('/influencers/new');
  await page.route('**/api/trpc/persona.create', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('textbox', { name: 'Name' }).fill('Other');
  await make.click();
  await expect(page.getByText('Not saved.')).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/trpc/persona.create');
  await page.getByRole('textbox', { name: 'Description' }).fill('Better words.');
  await make.click();
  await expect(page).toHaveURL(/\/influencers\/other-/);
  await expect(page.getByText('Better words.')).toBeVisible();
});
