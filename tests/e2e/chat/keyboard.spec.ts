import { answers, composer, exchange, expect, questions, quiet, test } from '../support.ts';

test('the Enter that ends a composition does not send', async ({ signedIn: page }) => {
  await composer(page).fill('にほん');
  await composer(page).evaluate((field) => {
    const enter = (init: KeyboardEventInit) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
      );
    enter({ isComposing: true, keyCode: 229 });
    enter({ keyCode: 229 });
    // Safari's order: the composition is over before its Enter arrives.
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    enter({ keyCode: 13 });
  });
  await expect(composer(page)).toHaveValue('にほん');
  await expect(questions(page)).toHaveCount(0);
});

test('Shift+Enter begins a line, and lines are kept', async ({ signedIn: page }) => {
  await composer(page).pressSequentially('one');
  await composer(page).press('Shift+Enter');
  await composer(page).pressSequentially('two [[sandbox:tokens=2]]');
  await composer(page).press('Enter');
  await quiet(page);
  expect(await questions(page).first().locator('.whitespace-pre-wrap').textContent()).toBe(
    'one\ntwo [[sandbox:tokens=2]]',
  );
});

test('a whole conversation by keyboard alone', async ({ signedIn: page }) => {
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('Hello [[sandbox:tokens=3]]');
  await page.keyboard.press('Enter');
  await quiet(page);
  await expect(composer(page)).toBeFocused();

  await answers(page).last().getByRole('button', { name: 'Copy answer' }).focus();
  await page.keyboard.press('Tab');
  await expect(answers(page).last().getByRole('button', { name: 'Regenerate' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await quiet(page);
  await expect(page.getByRole('navigation', { name: 'Answer versions' })).toContainText('2 / 2');

  await page.keyboard.press('Shift+Escape');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+KeyO');
  await expect(page).toHaveURL('/');
  await page.keyboard.press('ControlOrMeta+Shift+KeyS');
  await expect(page.getByRole('navigation', { name: 'Chats' })).toBeHidden();
});

test('screen readers hear the state, and the answer once it is whole', async ({ signedIn: page }) => {
  await exchange(page, '[[sandbox:tokens=5]]');
  await expect(page.getByTestId('answer-status')).toHaveText('Answer complete');
  await expect(page.getByTestId('answer-log')).toHaveText('w1 w2 w3 w4 w5');
  await expect(page.getByRole('region', { name: 'Conversation' })).toHaveAttribute('aria-busy', 'false');
});
