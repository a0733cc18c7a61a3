import sharp from 'sharp';
import { findBrowser } from '#tests/support/browser.ts';
import { composer, expect, test } from '../support.ts';

const { executablePath, args, env } = await findBrowser();
/** A microphone that beeps. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { executablePath, env, args: [...args, ...microphone] } });

test('a recording that has begun goes on, whatever is attached or typed meanwhile', async ({
  signedIn: page,
}) => {
  await page.goto('/influencers/mira-vale/chat');
  const held = Promise.withResolvers<void>();
  await page.route('**/talk.attach', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(page.getByRole('group', { name: 'Recording' })).toBeVisible();
  const buffer = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#557799' } })
    .png()
    .toBuffer();
  const data = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'sea.png', { type: 'image/png' }));
    return transfer;
  }, buffer.toString('base64'));
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  held.resolve();
  const tray = page.getByRole('list', { name: 'Attached pictures' });
  await expect(tray.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('group', { name: 'Recording' })).toBeVisible();
  await page.getByRole('button', { name: 'Throw the recording away' }).click();
  await expect(composer(page)).toBeVisible();
  await expect(tray.getByRole('listitem')).toHaveCount(1);
});

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
