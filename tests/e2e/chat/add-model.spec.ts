import { expect, test } from '../support.ts';

test('the model picker ends with how to add a model, in words to copy', async ({ signedIn: page }) => {
  await page.getByRole('button', { name: /^Model:/ }).click();
  await page.getByRole('menuitem').or(page.getByRole('menuitemradio')).last().click();
  const dialog = page.getByRole('dialog', { name: 'Add a model' });
  for (const variable of ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'COMPATIBLE_BASE_URL', 'COMPATIBLE_MODELS'])
    await expect(dialog).toContainText(variable);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy the settings for Google Gemini' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('GEMINI_API_KEY=…');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
