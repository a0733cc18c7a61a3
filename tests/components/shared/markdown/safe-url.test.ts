import { describe, expect, test } from 'vitest';
import { safeImage, safeLink } from '#components/shared/markdown/safe-url.ts';

describe('safe addresses', () => {
  test('of links are http, https, mailto, and paths and fragments of our own', () => {
    expect(safeLink('https://a.b/c d')).toEqual({ href: 'https://a.b/c%20d', external: true });
    expect(safeLink('HTTP://A.B')).toEqual({ href: 'http://a.b/', external: true });
    expect(safeLink('https://пример.рф/')?.href).toBe('https://xn--e1afmkfd.xn--p1ai/');
    expect(safeLink('mailto:me@a.b')).toEqual({ href: 'mailto:me@a.b', external: false });
    expect(safeLink('/chat/1?x=y#z')).toEqual({ href: '/chat/1?x=y#z', external: false });
    expect(safeLink('#part')).toEqual({ href: '#part', external: false });
  });

  test.each([
    '',
    'a.html',
    './a',
    '//a.b',
    '/\\a.b',
    'ftp://a.b',
    'javascript:x',
    'https://',
    'https://u:p@a.b',
  ])('of links are not %j', (url) => {
    expect(safeLink(url)).toBeUndefined();
  });

  test('of images are our assets or lie on a named host', () => {
    expect(safeImage('/assets/a.png?v=1')).toEqual({ kind: 'own', src: '/assets/a.png?v=1' });
    expect(safeImage('https://a.b:8080/c.png')).toEqual({
      kind: 'remote',
      src: 'https://a.b:8080/c.png',
      host: 'a.b:8080',
    });
  });

  test.each(['/assets/../x', '/assets/%2E%2e/x', '/assets/..%2fx', '/x.png', 'data:image/png,x', 'blob:x'])(
    'of images are not %j',
    (url) => {
      expect(safeImage(url)).toBeUndefined();
    },
  );
});
