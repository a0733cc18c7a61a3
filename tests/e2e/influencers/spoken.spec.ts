import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { speak } from '#server/infra/sandbox-media/voices/speak.ts';
import { findBrowser } from '#tests/support/browser.ts';
import { expect, test } from '../support.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'spoken-test-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const speech = path.join(directory, 'speech.wav');
const text = 'Please tell me about the weather in London.';
writeFileSync(
  speech,
  await speak({ text, voice: 'aria', speed: 1, pitch: 1, emotion: 'neutral', directory }, () => undefined),
);

const { executablePath, args, env } = await findBrowser();
/** A microphone into which the sentence is said over and over. */
const microphone = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-audio-capture=${speech}`,
];
test.use({ launchOptions: { executablePath, env, args: [...args, ...microphone] } });

test('what is said into the microphone becomes words in the page, and is answered', async ({
  signedIn: page,
}) => {
  test.setTimeout(90_000);
  await page.goto('/influencers/mira-vale/chat');
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  // Longer than the sentence is.
  await expect(page.getByRole('group', { name: 'Recording' })).toContainText(/0:0[5-9]|0:1/, {
    timeout: 20_000,
  });
  await page.getByRole('button', { name: 'Send the recording' }).click();
  const mine = page.getByRole('article', { name: /^You/ });
  await expect(mine).toContainText(/weather in London/i, { timeout: 60_000 });
  await expect(mine.locator('audio')).toHaveAttribute('src', /\/assets\/audio\//);
  const answer = page.getByRole('article', { name: /^Mira Vale said/ }).last();
  await expect(answer.getByRole('button', { name: 'Listen' })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(mine).toContainText(/weather in London/i);
});
