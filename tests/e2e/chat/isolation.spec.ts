import type { Page } from '@playwright/test';
import { composer, exchange, expect, heard, quiet, say, test } from '../support.ts';

test('arriving words touch nothing but their own row', async ({ signedIn: page }) => {
  await exchange(page, 'A closed row [[sandbox:tokens=30]]');
  await say(page, '[[sandbox:tokens=150]] [[sandbox:slow=3]]');
  await heard(page, 10);
  const touched = await mutationsOutsideLiveRow(page, () => heard(page, 120));
  expect(touched).toEqual([]);
  await quiet(page);
});

test('a keystroke touches nothing but the composer, also while words arrive', async ({ signedIn: page }) => {
  await exchange(page, 'A closed row [[sandbox:tokens=30]]');
  await say(page, '[[sandbox:tokens=150]] [[sandbox:slow=3]]');
  await heard(page, 10);
  const touched = await mutationsOutsideLiveRow(page, () =>
    composer(page).pressSequentially('typing goes on'),
  );
  expect(touched).toEqual([]);
  await expect(composer(page)).toHaveValue('typing goes on');
  await quiet(page);
});

/** What changes in the page, beside the row that is being written, while `meanwhile` runs. */
async function mutationsOutsideLiveRow(page: Page, meanwhile: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    const touched = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element === null || element.closest('[data-status=streaming], [role=status]') !== null) continue;
        touched.add(element.outerHTML.slice(0, 120));
      }
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    const stop = () => {
      observer.disconnect();
      return [...touched];
    };
    Object.assign(window, { stopLooking: stop });
  });
  await meanwhile();
  return page.evaluate(() => {
    const stop: unknown = Reflect.get(window, 'stopLooking');
    return typeof stop === 'function' ? stop() : ['the observer is gone'];
  });
}
