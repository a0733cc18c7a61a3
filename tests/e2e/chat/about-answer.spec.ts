import { answers, exchange, expect, test } from '../support.ts';

for (const height of [700, 260]) {
  test(`what is said about an answer is wholly inside a window ${height} pixels high`, async ({
    signedIn: page,
  }) => {
    await exchange(page, 'Hello [[sandbox:tokens=300]]');
    await page.setViewportSize({ width: 900, height });
    const about = answers(page).last().getByRole('button', { name: 'About this answer' });
    await about.scrollIntoViewIfNeeded();
    await about.click();
    const panel = page.locator('[popover]:popover-open');
    await expect(panel).toContainText('300 tokens');
    const box = await panel.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  });
}
