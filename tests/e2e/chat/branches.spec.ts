import { answers, composer, exchange, expect, lastWords, questions, quiet, test } from '../support.ts';

test('Regenerate makes another version; the choice between them outlives a reload', async ({
  signedIn: page,
}) => {
  await exchange(page, '[[sandbox:tokens=3]]');
  await answers(page).getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('menuitem', { name: 'Again' }).click();
  await quiet(page);
  const versions = page.getByRole('navigation', { name: 'Answer versions' });
  await expect(versions.getByRole('status')).toHaveText('2 / 2');
  await versions.getByRole('button', { name: 'Previous version' }).click();
  await expect(versions.getByRole('status')).toHaveText('1 / 2');
  await expect(versions.getByRole('button', { name: 'Previous version' })).toBeFocused();
  await page.reload();
  await expect(versions.getByRole('status')).toHaveText('1 / 2');
});

test('editing a question asks anew beside it, and nothing is lost', async ({ signedIn: page }) => {
  await exchange(page, 'First wording [[sandbox:tokens=3]]');
  await exchange(page, 'A follow-up [[sandbox:tokens=4]]');
  await questions(page).first().hover();
  await questions(page).first().getByRole('button', { name: 'Edit message' }).click();
  const field = page.getByRole('textbox', { name: 'Edit your message' });
  await expect(field).toBeFocused();
  await field.fill('Second wording [[sandbox:tokens=5]]');
  await field.press('ControlOrMeta+Enter');
  await expect(questions(page)).toHaveCount(1);
  await quiet(page);
  expect(await lastWords(page)).toBe('w1 w2 w3 w4 w5');
  await questions(page).first().hover();
  await page
    .getByRole('navigation', { name: 'Question versions' })
    .getByRole('button', { name: 'Previous version' })
    .click();
  await expect(questions(page)).toHaveCount(2);
  await expect(questions(page).first()).toContainText('First wording');
  expect(await lastWords(page)).toBe('w1 w2 w3 w4');
});

test('ArrowUp in the empty composer edits the last question, Esc leaves it as it is', async ({
  signedIn: page,
}) => {
  await exchange(page, 'Once [[sandbox:tokens=2]]');
  await composer(page).press('ArrowUp');
  const field = page.getByRole('textbox', { name: 'Edit your message' });
  await expect(field).toHaveValue('Once [[sandbox:tokens=2]]');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(composer(page)).toBeFocused();
});
