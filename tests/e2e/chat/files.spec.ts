import type { Locator, Page } from '@playwright/test';
import { makePdf } from '#tests/support/pdf/make-pdf.ts';
import { composer, exchange, expect, lastWords, quiet, say, test } from '../support.ts';

const ECHO = '[[sandbox:echo]]';
/** A file is read in a process of its own, which takes a busy machine a while to start. */
const SLOW = { timeout: 20_000 };
const picker = (page: Page): Locator => page.getByLabel(/^Attach PDFs/);
const tray = (page: Page): Locator => page.getByRole('list', { name: 'Attached files' });

async function pdfNamed(name: string, pages: readonly string[]) {
  return { name, mimeType: 'application/pdf', buffer: await makePdf(pages) };
}

test('a PDF attached before the first question is read, shown after a reload, and removed', async ({
  signedIn: page,
}) => {
  await composer(page).fill('What is in it?');
  await picker(page).setInputFiles(
    await pdfNamed('plan.pdf', ['The lamps are amber.', 'The curtain is blue.']),
  );
  await expect(tray(page)).toContainText(/plan\.pdf2 pages · \d+ tokens · read whole/, SLOW);
  await expect(page).toHaveURL(/\/c\//);
  await expect(composer(page)).toHaveValue('What is in it?');

  await exchange(page, ECHO);
  expect(await lastWords(page)).toContain('[p. 2] The curtain is blue.');
  await expect(tray(page)).toBeHidden();

  await page.reload();
  const button = page.getByRole('button', { name: '1 file of this chat' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Files of this chat' });
  await expect(dialog).toContainText(/plan\.pdf2 pages/);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the original of plan.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('plan.pdf');

  await dialog.getByRole('button', { name: 'Remove plan.pdf' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toContainText('There are none any more.');
  await page.keyboard.press('Escape');
  await expect(button).toBeHidden();
  await exchange(page, `${ECHO} again`);
  // Once, in what was answered before.
  expect((await lastWords(page)).split('The curtain is blue.')).toHaveLength(2);
});

test('a question sent while a file is on its way waits for it', async ({ signedIn: page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/file.attach', async (route) => {
    await released;
    await route.continue();
  });
  await picker(page).setInputFiles(await pdfNamed('late.pdf', ['The key is under the mat.']));
  await expect(tray(page)).toContainText('late.pdf');
  await say(page, ECHO);
  await expect(page.getByRole('region', { name: 'Queued message' })).toContainText(ECHO);
  release();
  await expect(page.locator('[data-answer]').last()).toContainText('The key is under the mat.', SLOW);
  await quiet(page);
});

test.describe('what does not get in', () => {
  test.use({ expectedErrors: ['400'] });

  test('is told with its reason, and the question comes back', async ({ signedIn: page }) => {
    const uploads: string[] = [];
    page.on('request', (request) => request.url().includes('file.attach') && uploads.push(request.url()));
    await picker(page).setInputFiles({
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('Hi'),
    });
    await expect(tray(page)).toContainText('This is not a PDF.');
    expect(uploads).toEqual([]);
    await page.getByRole('button', { name: 'Remove a.pdf' }).click();
    await expect(tray(page)).toBeHidden();

    await page.route('**/file.attach', async (route) => {
      await expect(page.getByRole('region', { name: 'Queued message' })).toBeVisible();
      await route.continue();
    });
    await picker(page).setInputFiles(await pdfNamed('blank.pdf', ['']));
    await say(page, 'What does it say?');
    await expect(tray(page)).toContainText('its pages are blank', SLOW);
    await expect(composer(page)).toHaveValue('What does it say?');
    await expect(page).toHaveURL(/\/$/);
  });
});

test('a PDF may be dropped anywhere, or pasted', async ({ signedIn: page }) => {
  for (const kind of ['dragover', 'drop', 'paste'] as const) {
    const bytes = [...(await makePdf([`By ${kind}.`]))];
    await page.evaluate(
      ({ kind: type, bytes: content }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], `${type}.pdf`, { type: 'application/pdf' }));
        const init = { bubbles: true, cancelable: true };
        const event =
          type === 'paste'
            ? new ClipboardEvent(type, { ...init, clipboardData: data })
            : new DragEvent(type, { ...init, dataTransfer: type === 'drop' ? data : dragged() });
        document.querySelector('h1')?.dispatchEvent(event);

        // While it is dragged a page sees that there are files, and not which.
        function dragged(): DataTransfer {
          const empty = new DataTransfer();
          Object.defineProperty(empty, 'types', { value: ['Files'] });
          return empty;
        }
      },
      { kind, bytes },
    );
    if (kind !== 'dragover') await expect(tray(page)).toContainText(`${kind}.pdf1 page`, SLOW);
  }
});
