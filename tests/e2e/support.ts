import { expect, type Locator, type Page, test as base } from '@playwright/test';

const PASSWORD = 'a quiet room behind the stage';

type Fixtures = {
  /** A page of somebody who has just signed up, on a new chat. A console error fails the test. */
  signedIn: Page;
  /** Console errors that the test expects, as parts of their text. */
  expectedErrors: string[];
};

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's dependencies out of this pattern
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  signedIn: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    watchConsole(page, errors);
    await signUp(page);
    await page.goto('/');
    await expect(composer(page)).toBeVisible();
    await use(page);
    expect(errors.filter((error) => !expectedErrors.some((part) => error.includes(part)))).toEqual([]);
  },
});

export { expect };

/** Collects what the page complains about. */
function watchConsole(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
}

/** Makes an account and signs the page's browser in to it. */
export async function signUp(page: Page): Promise<{ email: string; password: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { request } = page.context();
  const made = await request.post('/api/trpc/account.signUp', {
    data: { email, password: PASSWORD, name: 'Ada Lovelace' },
  });
  expect(made.ok(), await made.text()).toBe(true);
  const csrf: unknown = await (await request.get('/api/auth/csrf')).json();
  const csrfToken = textAt(csrf, 'csrfToken');
  const entered = await request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password: PASSWORD, json: 'true' },
  });
  expect(entered.ok()).toBe(true);
  return { email, password: PASSWORD };
}

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
export const articles = (page: Page): Locator => page.getByRole('article');
export const answers = (page: Page): Locator => page.getByRole('article', { name: /^Assistant said/ });
export const questions = (page: Page): Locator => page.getByRole('article', { name: /^You said/ });
export const stopButton = (page: Page): Locator => page.getByRole('button', { name: 'Stop generating' });
export const chats = (page: Page): Locator => page.getByRole('navigation', { name: 'Chats' });

/** Writes `text` and presses Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Resolves when nothing is being written any more. */
export async function quiet(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 20_000 });
}

/** Says something and waits for the whole answer. */
export async function exchange(page: Page, text: string): Promise<void> {
  const before = await lastAnswer(page);
  await say(page, text);
  await expect.poll(() => lastAnswer(page)).not.toBe(before);
  await quiet(page);
}

/** The id of the last answer; rows far above the view are not in the page, so counting says little. */
async function lastAnswer(page: Page): Promise<string | null> {
  return (await answers(page).count()) === 0 ? null : answers(page).last().getAttribute('data-message');
}

/** The words of the last answer, as they stand in the page. */
export async function lastWords(page: Page): Promise<string> {
  return clean(await answers(page).last().locator('[data-answer]').textContent());
}

/** Resolves when the last answer has at least `count` words. */
export async function heard(page: Page, count: number): Promise<void> {
  await expect
    .poll(async () => (await lastWords(page)).split(' ').length, { intervals: [20], timeout: 10_000 })
    .toBeGreaterThanOrEqual(count);
}

/** The id of the open conversation. */
export function openConversation(page: Page): string {
  return new URL(page.url()).pathname.replace('/c/', '');
}

/** What the server has stored of the open conversation, oldest first. */
export async function stored(page: Page): Promise<{ role: string; content: string; status: string }[]> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: openConversation(page) }));
  const answer: unknown = await (await page.request.get(`/api/trpc/conversation.get?input=${input}`)).json();
  const messages = at(at(at(answer, 'result'), 'data'), 'messages');
  if (!Array.isArray(messages)) throw new Error('No messages in the answer.');
  return messages.map((message: unknown) => ({
    role: textAt(message, 'role'),
    content: textAt(message, 'content'),
    status: textAt(message, 'status'),
  }));
}

/**
 * A conversation that a program brought along, so that nobody has to have it: question and answer in turns, of which the
 * last is a question and is answered.
 */
export async function storeChat(page: Page, said: readonly string[]): Promise<void> {
  const made = await page.request.post('/api/trpc/apiKey.create', {
    data: { name: 'long', mode: 'test', scopes: ['chat'] },
  });
  const secret = /"secret":"([^"]+)"/.exec(await made.text())?.[1];
  const answer = await page.request.post('/v1/chat/stream', {
    headers: { authorization: `Bearer ${secret}` },
    data: {
      model: 'sandbox',
      messages: said.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content })),
      stream: false,
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const clean = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function textAt(value: unknown, name: string): string {
  const found = at(value, name);
  if (typeof found !== 'string') throw new Error(`No text ${name} in the answer.`);
  return found;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
