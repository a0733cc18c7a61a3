import { describe, expect, it } from 'vitest';
import { safeCallback, signInPath } from '#components/shared/safe-callback.ts';

describe('safeCallback', () => {
  it.each(['/', '/c/0199', '/settings/keys?new=1#top', '/search?q=a%20b', '/c/a?next=//elsewhere.example'])(
    'lets the path %s of this site through',
    (path) => expect(safeCallback(path)).toBe(path),
  );

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '///elsewhere.example',
    String.raw`/\elsewhere.example`,
    String.raw`\\elsewhere.example`,
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '\t//elsewhere.example',
    '/..//elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'settings',
    '',
  ])('sends %j home, which a browser could read as another place', (value) => {
    expect(safeCallback(value)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?callbackUrl=/x', '/sign-up', '/api/auth/signout'])(
    'sends %s home, where nobody wants to land after signing in',
    (path) => expect(safeCallback(path)).toBe('/'),
  );

  it('takes an absent or repeated parameter for home', () => {
    expect(safeCallback(undefined)).toBe('/');
    expect(safeCallback(null)).toBe('/');
    expect(safeCallback(['/a', '/b'])).toBe('/');
  });

  it('keeps a page that only begins like the sign-in page', () => {
    expect(safeCallback('/sign-ins')).toBe('/sign-ins');
  });
});

describe('signInPath', () => {
  it('remembers the page, escaped', () => {
    expect(signInPath('/c/1?q=a%20b&r=2')).toBe('/sign-in?callbackUrl=%2Fc%2F1%3Fq%3Da%2520b%26r%3D2');
  });

  it('is plain where there is nothing to come back to', () => {
    expect(signInPath('/')).toBe('/sign-in');
    expect(signInPath('//elsewhere.example')).toBe('/sign-in');
  });
});
