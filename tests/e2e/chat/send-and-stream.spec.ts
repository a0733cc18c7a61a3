import {
  answers,
  composer,
  exchange,
  expect,
  heard,
  lastWords,
  openConversation,
  questions,
  quiet,
  say,
  stopButton,
  stored,
  test,
} from '../support.ts';

test('a message is shown at once, its answer streams, and both are stored as shown', async ({
  signedIn: page,
}) => {
  await say(page, 'Count for me [[sandbox:tokens=60]] [[sandbox:slow=2]]');
  await expect(questions(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\/c\/[0-9a-f-]{36}$/);
  await expect(composer(page)).toHaveValue('');
  await expect(stopButton(page)).toBeVisible();
  await heard(page, 5);
  await quiet(page);
  const messages = await stored(page);
  expect(messages.map((message) => message.role)).toEqual(['user', 'assistant']);
  expect(messages[1]?.status).toBe('complete');
  expect(await lastWords(page)).toBe(messages[1]?.content);
  expect(await lastWords(page)).toBe(Array.from({ length: 60 }, (_, index) => `w${index + 1}`).join(' '));
});

test('the question appears before the server has said anything', async ({ signedIn: page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held = page.waitForRequest('**/api/trpc/turn.ask**');
  await page.route('**/api/trpc/turn.ask**', async (route) => {
    await released;
    await route.continue();
  });
  await composer(page).fill('Hello [[sandbox:tokens=3]]');
  await composer(page).press('Enter');
  await held;
  await expect(questions(page)).toHaveCount(1);
  await expect(composer(page)).toHaveValue('');
  release();
  await quiet(page);
});

test('a starter fills and sends', async ({ signedIn: page }) => {
  await page.getByRole('list', { name: 'Ways to begin' }).getByRole('button').first().click();
  await expect(questions(page)).toHaveCount(1);
  await quiet(page);
  await expect(answers(page).last()).toContainText('Sandbox: made on this machine, no model was called');
});

test('typing goes on while an answer comes, and Enter then queues one message', async ({
  signedIn: page,
}) => {
  await say(page, 'First [[sandbox:tokens=30]] [[sandbox:slow=2]]');
  await heard(page, 3);
  await say(page, 'Second [[sandbox:tokens=4]]');
  await expect(page.getByRole('region', { name: 'Queued message' })).toContainText('Second');
  await expect(questions(page)).toHaveCount(1);
  await expect(questions(page)).toHaveCount(2, { timeout: 15_000 });
  await expect(page.getByRole('region', { name: 'Queued message' })).toHaveCount(0);
  await quiet(page);
  expect((await stored(page)).map((message) => message.role)).toEqual([
    'user',
    'assistant',
    'user',
    'assistant',
  ]);
});

test('a queued message can be taken back', async ({ signedIn: page }) => {
  await say(page, 'First [[sandbox:tokens=20]] [[sandbox:slow=2]]');
  await heard(page, 2);
  await say(page, 'Never mind');
  await page.getByRole('button', { name: 'Remove queued message' }).click();
  await quiet(page);
  await expect(questions(page)).toHaveCount(1);
});

test('the sidebar has the chat, under its own name, and another chat is one click away', async ({
  signedIn: page,
}) => {
  await exchange(page, 'Alpha [[sandbox:tokens=5]]');
  const first = openConversation(page);
  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(page).toHaveURL('/');
  await expect(composer(page)).toBeFocused();
  await exchange(page, 'Beta [[sandbox:tokens=6]]');
  await page.locator(`a[href="/c/${first}"]`).click();
  await expect(page.locator(`a[href="/c/${first}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(questions(page)).toContainText('Alpha');
  await page.goBack();
  await expect(questions(page)).toContainText('Beta');
});

test('what is typed before the page came alive stays', async ({ signedIn: page }) => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/**', async (route) => {
    if (route.request().resourceType() === 'script') await gate;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await composer(page).pressSequentially('early words');
  release();
  await expect(page.getByRole('button', { name: 'Send' })).not.toHaveAttribute('aria-disabled');
  await expect(composer(page)).toHaveValue('early words');
});
