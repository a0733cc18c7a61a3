import type { Locator, Page } from '@playwright/test';
import { makePdf } from '#tests/support/pdf/make-pdf.ts';
import {
  composer,
  exchange,
  expect,
  lastWords,
  openConversation,
  questions,
  quiet,
  say,
  test,
} from '../support.ts';

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

/** Holds what is uploaded back until the returned function is called. */
async function holdUploads(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/file.attach', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** From now on the server's answers to so many uploads are lost on their way back. */
async function loseAnswers(page: Page, count: number): Promise<void> {
  await page.evaluate((most) => {
    const { prototype } = XMLHttpRequest;
    const open = Reflect.get(prototype, 'open');
    let left = most;
    prototype.open = function lossy(method: string, url: string | URL) {
      left -= 1;
      if (left >= 0)
        this.addEventListener('load', (event) => {
          event.stopImmediatePropagation();
          this.dispatchEvent(new ProgressEvent('error'));
        });
      open.call(this, method, url, true);
    };
  }, count);
}

/** The names of the files that the server has for the open conversation. */
async function keptFiles(page: Page): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: openConversation(page) }));
  const answer = await (await page.request.get(`/api/trpc/file.list?input=${input}`)).text();
  return [...answer.matchAll(/"name":"([^"]+)"/g)].map(([, name = '']) => name);
}

test('a question sent while a file is on its way waits for it', async ({ signedIn: page }) => {
  const release = await holdUploads(page);
  await picker(page).setInputFiles(await pdfNamed('late.pdf', ['The key is under the mat.']));
  await expect(tray(page)).toContainText('late.pdf');
  await say(page, ECHO);
  await expect(page.getByRole('region', { name: 'Queued message' })).toContainText(ECHO);
  release();
  await expect(page.locator('[data-answer]').last()).toContainText('The key is under the mat.', SLOW);
  await quiet(page);
});

test('an edited question waits for a file that is on its way', async ({ signedIn: page }) => {
  await exchange(page, 'Before [[sandbox:tokens=3]]');
  const release = await holdUploads(page);
  await picker(page).setInputFiles(await pdfNamed('late.pdf', ['The key is under the mat.']));
  await expect(tray(page)).toContainText('late.pdf');
  await questions(page).last().hover();
  await page.getByRole('button', { name: 'Edit message' }).click();
  const form = page.getByRole('form', { name: 'Edit message' });
  await form.getByRole('textbox').fill(`Where is it? ${ECHO}`);
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form).toContainText('Sent as soon as the files are read.');
  release();
  await expect(page.locator('[data-answer]').last()).toContainText('The key is under the mat.', SLOW);
  await expect(form).toBeHidden();
  await quiet(page);
});

test('an upload whose answers are lost is one file, also when it is tried again', async ({
  signedIn: page,
}) => {
  await exchange(page, 'Before [[sandbox:tokens=3]]');
  await loseAnswers(page, 3);
  await picker(page).setInputFiles(await pdfNamed('once.pdf', ['Only once.']));
  const again = page.getByRole('button', { name: 'Try once.pdf again' });
  await expect(again).toBeVisible(SLOW);
  await expect(tray(page)).toContainText('The server could not be reached.');
  await again.click();
  await expect(tray(page)).toContainText(/once\.pdf1 page/, SLOW);
  expect(await keptFiles(page)).toEqual(['once.pdf']);
  await expect(page.getByRole('button', { name: '1 file of this chat' })).toBeVisible();
});

test('a file that is removed while its answer is still to come is gone', async ({ signedIn: page }) => {
  await exchange(page, 'Before [[sandbox:tokens=3]]');
  await loseAnswers(page, 3);
  await picker(page).setInputFiles(await pdfNamed('gone.pdf', ['Not for long.']));
  await expect.poll(() => keptFiles(page), SLOW).toEqual(['gone.pdf']);
  await page.getByRole('button', { name: 'Remove gone.pdf' }).click();
  await expect(tray(page)).toBeHidden();
  await expect.poll(() => keptFiles(page)).toEqual([]);
  await exchange(page, ECHO);
  expect(await lastWords(page)).not.toContain('Not for long.');
  expect(await keptFiles(page)).toEqual([]);
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
