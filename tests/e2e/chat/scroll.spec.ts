import type { Page } from '@playwright/test';
import {
  articles,
  chats,
  exchange,
  expect,
  heard,
  questions,
  quiet,
  say,
  storeChat,
  test,
} from '../support.ts';

const view = (page: Page) => page.getByRole('region', { name: 'Conversation' });
const distance = (page: Page) =>
  view(page).evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight);
const topOfFirstVisible = (page: Page) =>
  view(page).evaluate((el) => {
    const edge = el.getBoundingClientRect().top;
    const row = [...el.querySelectorAll('[data-row]')].find(
      (one) => one.getBoundingClientRect().bottom > edge + 1,
    );
    return row ? row.getBoundingClientRect().top : null;
  });

test('a question goes to the top and stays there while its answer fills the page below', async ({
  signedIn: page,
}) => {
  await exchange(page, 'Fill the page [[sandbox:tokens=900]]');
  await say(page, 'And again [[sandbox:tokens=900]] [[sandbox:slow=3]]');
  await heard(page, 20);
  const edge = (await view(page).boundingBox())?.y ?? 0;
  const top = async () => ((await questions(page).last().boundingBox())?.y ?? 0) - edge;
  // The glide ends a little below the edge.
  await expect.poll(async () => Math.round(await top())).toBe(16);
  const settled = await top();
  await heard(page, 400);
  expect(Math.abs((await top()) - settled)).toBeLessThanOrEqual(1);
  await quiet(page);
  expect(Math.abs((await top()) - settled)).toBeLessThanOrEqual(1);
});

test('a question goes to the top, also when the end of an earlier movement is told during its glide', async ({
  signedIn: page,
}) => {
  await exchange(page, 'Fill the page [[sandbox:tokens=900]]');
  await view(page).evaluate((el) => {
    const tell = () => el.dispatchEvent(new Event('scrollend'));
    el.addEventListener('scroll', tell, { once: true });
  });
  await say(page, 'And again [[sandbox:tokens=900]] [[sandbox:slow=3]]');
  const edge = (await view(page).boundingBox())?.y ?? 0;
  const top = async () => ((await questions(page).last().boundingBox())?.y ?? 0) - edge;
  await expect.poll(async () => Math.round(await top())).toBe(16);
});

test('a glide to a question gives way to whatever else moves the view', async ({ signedIn: page }) => {
  await exchange(page, 'Fill the page [[sandbox:tokens=900]]');
  await view(page).evaluate((el) => {
    // As finding a word in the page does, or moving the focus: no wheel, no finger.
    el.addEventListener('scroll', () => el.scrollTo({ top: 0, behavior: 'instant' }), { once: true });
  });
  await say(page, 'And again [[sandbox:tokens=300]] [[sandbox:slow=3]]');
  await expect.poll(() => view(page).evaluate((el) => el.scrollTop)).toBe(0);
  await heard(page, 200);
  expect(await view(page).evaluate((el) => el.scrollTop)).toBe(0);
  await quiet(page);
});

test('a reader at the end follows it; one who scrolls up is left in peace', async ({ signedIn: page }) => {
  await exchange(page, 'Fill the page [[sandbox:tokens=1200]]');
  // So long that much is below whoever scrolls up, whether it is still being written or not.
  await say(page, 'More [[sandbox:tokens=3000]] [[sandbox:slow=10]]');
  await heard(page, 700);
  const jump = page.getByRole('button', { name: 'Jump to latest' });
  await jump.click();
  const worst = await view(page).evaluate(
    (el) =>
      new Promise<number>((resolve) => {
        let frames = 0;
        let most = 0;
        const look = () => {
          most = Math.max(most, el.scrollHeight - el.scrollTop - el.clientHeight);
          if (++frames < 30) requestAnimationFrame(look);
          else resolve(most);
        };
        // After the frame's own work: what is painted is what counts.
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(look)));
      }),
  );
  expect(worst).toBeLessThanOrEqual(40);

  await view(page).hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => distance(page)).toBeGreaterThan(300);
  const before = await topOfFirstVisible(page);
  await heard(page, 1200);
  expect(Math.abs(((await topOfFirstVisible(page)) ?? 0) - (before ?? 0))).toBeLessThanOrEqual(1);
  await expect(jump).toBeVisible();
  await quiet(page);
});

test('a long chat opens at its end with few rows, and loads earlier ones without moving what is read', async ({
  signedIn: page,
}) => {
  test.setTimeout(90_000);
  const answer = Array.from({ length: 40 }, (_, index) => `w${index + 1}`).join(' ');
  const said = Array.from({ length: 29 }, (_, index) => [`Question ${index + 1}.`, answer]).flat();
  await storeChat(page, [...said, 'Question 30. [[sandbox:tokens=40]]']);
  await page.reload();
  await chats(page).getByRole('listitem').first().getByRole('link').click();
  await page.waitForURL(/\/c\//);
  await page.reload();
  await expect(questions(page).last()).toContainText('Question 30');
  expect(await distance(page)).toBeLessThanOrEqual(1);
  expect(await articles(page).count()).toBeLessThan(40);
  const first = questions(page).filter({ hasText: 'Question 1.' });
  for (let turn = 0; turn < 60 && (await first.count()) === 0; turn++) {
    await view(page).hover();
    expect(await wheelAndMeasure(page)).toBeLessThanOrEqual(1);
  }
  await expect(first).toHaveCount(1);
  expect(await articles(page).count()).toBeLessThan(40);
});

/** Wheels up, then watches for half a second whether the row at the top moves by itself. */
async function wheelAndMeasure(page: Page): Promise<number> {
  await page.mouse.wheel(0, -900);
  return view(page).evaluate(
    (el) =>
      new Promise<number>((resolve) => {
        const edge = el.getBoundingClientRect().top;
        const find = () =>
          [...el.querySelectorAll('[data-row]')].find((one) => one.getBoundingClientRect().bottom > edge + 1);
        let still = 0;
        let last = el.scrollTop;
        let row: Element | undefined;
        let top = 0;
        let most = 0;
        let frames = 0;
        const look = () => {
          // The wheel's own movement is over when two frames agree.
          if (row === undefined) {
            still = el.scrollTop === last ? still + 1 : 0;
            last = el.scrollTop;
            if (still > 2) {
              row = find();
              top = row?.getBoundingClientRect().top ?? 0;
            }
          } else if (row.isConnected) {
            most = Math.max(most, Math.abs(row.getBoundingClientRect().top - top));
          }
          if (++frames < 30) requestAnimationFrame(look);
          else resolve(most);
        };
        requestAnimationFrame(look);
      }),
  );
}
