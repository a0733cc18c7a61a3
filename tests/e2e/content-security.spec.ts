import type { Page } from '@playwright/test';
import { exchange, expect, test } from './support.ts';

type Violation = { directive: string; blocked: string };

/** What the policy kept from happening, on every page that is opened from now on. */
async function watchViolations(page: Page): Promise<Violation[]> {
  const seen: Violation[] = [];
  await page.exposeFunction('tellViolation', (violation: Violation) => void seen.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(window, 'tellViolation');
      if (typeof tell === 'function')
        tell({ directive: event.effectiveDirective, blocked: `${event.blockedURI} ${event.sample}` });
    });
  });
  return seen;
}

test('no page does what its policy forbids', async ({ signedIn: page, expectedErrors }) => {
  expectedErrors.push('404 (Not Found)');
  const violations = await watchViolations(page);
  for (const path of ['/', '/studio', '/settings/keys', '/c/nowhere']) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'];
    expect(policy, path).toMatch(/frame-ancestors 'none'/);
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    await page.waitForLoadState('networkidle');
  }
  await page.goto('/');
  await exchange(page, '```js\nlet a = 1;\n```\n[[sandbox:echo]]');
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.waitForLoadState('networkidle');
  expect(violations).toEqual([]);
});

test('a script that somebody smuggled into a page does not run', async ({
  signedIn: page,
  expectedErrors,
}) => {
  // React finds what nobody rendered, and renders again.
  expectedErrors.push('Content Security Policy', 'React error #418');
  const violations = await watchViolations(page);
  await page.route('**/settings', async (route) => {
    const response = await route.fetch();
    const smuggled =
      '<script>window.smuggled = 1</script><script src="/theme.js" onerror="window.smuggled = 2"></script>';
    await route.fulfill({ response, body: (await response.text()).replace('<head>', `<head>${smuggled}`) });
  });
  await page.goto('/settings');
  await expect.poll(() => violations.length).toBeGreaterThan(2);
  expect(await page.evaluate(() => Reflect.get(window, 'smuggled'))).toBeUndefined();
});

test('every page has a nonce of its own', async ({ request }) => {
  const nonces = new Set<string | undefined>();
  for (const path of ['/sign-up', '/sign-up', '/nowhere', '/nowhere']) {
    const response = await request.get(path);
    const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1];
    nonces.add(nonce);
    const scripts = (await response.text()).match(/<script(?=[\s>])[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(4);
});
