import { expect, test } from '@playwright/test';

for (const path of ['/docs', '/redoc']) {
  test(`${path} fills the window and complains about nothing`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(path);
    await expect(page.getByText('/v1/chat/stream').first()).toBeAttached();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    expect(complaints).toEqual([]);
  });
}
