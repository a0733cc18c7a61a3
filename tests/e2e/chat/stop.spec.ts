import {
  answers,
  composer,
  expect,
  heard,
  lastWords,
  questions,
  quiet,
  say,
  stopButton,
  stored,
  test,
} from '../support.ts';

test('Stop ends the answer where it is, and what was shown is what is stored', async ({ signedIn: page }) => {
  await say(page, '[[sandbox:tokens=200]] [[sandbox:slow=10]]');
  await heard(page, 6);
  await stopButton(page).click();
  await quiet(page);
  await expect(answers(page).last()).toContainText('Stopped');
  const [, answer] = await stored(page);
  expect(answer?.status).toBe('stopped');
  expect(await lastWords(page)).toBe(answer?.content.trim());
  await page.reload();
  await expect(answers(page).last()).toContainText('Stopped');
  expect(await lastWords(page)).toBe(answer?.content.trim());
});

test('Esc in the composer stops, also before the first word', async ({ signedIn: page }) => {
  await say(page, '[[sandbox:tokens=100]] [[sandbox:slow=60]]');
  await expect(stopButton(page)).toBeVisible();
  await composer(page).press('Escape');
  await quiet(page);
  expect((await stored(page)).at(-1)?.status).toBe('stopped');
});

test('a second press on Stop does not send what was written meanwhile, and focus stays', async ({
  signedIn: page,
}) => {
  await say(page, '[[sandbox:tokens=200]] [[sandbox:slow=10]]');
  await heard(page, 3);
  await composer(page).fill('not yet');
  await stopButton(page).dblclick();
  await quiet(page);
  await expect(page.getByRole('button', { name: 'Send' })).toBeFocused();
  await expect(composer(page)).toHaveValue('not yet');
  await expect(questions(page)).toHaveCount(1);
});

test('a stopped answer can be asked for again', async ({ signedIn: page }) => {
  await say(page, '[[sandbox:tokens=50]] [[sandbox:slow=3]]');
  await heard(page, 3);
  await stopButton(page).click();
  await quiet(page);
  // One button, and Playwright refuses to click where there are two.
  await answers(page).last().getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('menuitem', { name: 'Again' }).click();
  await expect(stopButton(page)).toBeVisible();
  await quiet(page);
  expect((await stored(page)).at(-1)?.status).toBe('complete');
});

test('a failure is said in its row, and Retry asks again', async ({ signedIn: page }) => {
  await say(page, 'Break [[sandbox:cut]] [[sandbox:tokens=20]]');
  await expect(answers(page).getByRole('alert')).toBeVisible();
  await expect(answers(page).last()).toHaveAttribute('data-status', 'failed');
  // The words that came are kept.
  expect(await lastWords(page)).toContain('w1 w2');
  await expect(composer(page)).toBeEnabled();
  await answers(page).getByRole('button', { name: 'Retry' }).click();
  await quiet(page);
  await expect(answers(page).getByRole('navigation', { name: 'Answer versions' })).toContainText('2 / 2');
});
