import { findBrowser } from '#tests/support/browser.ts';
import { expect, test } from '../support.ts';

const { executablePath, args, env } = await findBrowser();
/** A microphone that beeps. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { executablePath, env, args: [...args, ...microphone] } });

test('a recording is heard again, thrown away, or sent; one without words says so and can be sent anew', async ({
  signedIn: page,
}) => {
  await page.goto('/influencers/mira-vale/chat');
  const record = page.getByRole('button', { name: 'Record a voice message' });
  await record.click();
  await page.getByRole('button', { name: 'Throw the recording away' }).click();
  await record.click();
  await expect(page.getByText('0:01')).toBeVisible();
  await page.getByRole('button', { name: 'Send the recording' }).click();
  const mine = page.getByRole('article', { name: /^You/ });
  await expect(mine.locator('audio')).toHaveAttribute('src', /\/assets\/audio\//, { timeout: 20_000 });
  const answer = page.getByRole('article', { name: /^Mira Vale said/ }).last();
  await expect(answer).toContainText('No words were heard', { timeout: 30_000 });
  await expect(answer.getByRole('button', { name: 'Ask again' })).toBeVisible();
});
