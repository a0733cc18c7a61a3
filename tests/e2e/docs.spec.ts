import { expect, test } from '@playwright/test';

for (const path of ['/docs', '/redoc']) {
  test(`${path} fills the window and complains about nothing`, async ({ page }) => {
    // What the policy forbids is complained about as well.
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const response = await page.goto(path);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'self'");
    // Swagger UI writes every operation before the first is to be seen.
    await expect(page.getByText('/v1/chat/stream').first()).toBeAttached({ timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    expect(complaints).toEqual([]);
  });
}
