import { expect, it } from 'vitest';
import { judge } from './licences.ts';

it.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'SSPL-1.0',
  'BUSL-1.1',
  'LGPL-2.1',
  'unstated',
  'MIT AND GPL-2.0',
])('refuses %s', (licence) => {
  expect(judge({ name: 'some-package', licence }).verdict).toBe('refused');
});

it.each(['MIT', '(GPL-2.0 OR MIT)', 'MIT and ISC', '(AFL-2.1 OR BSD-3-Clause)'])(
  'lets %s ship',
  (licence) => {
    expect(judge({ name: 'some-package', licence }).verdict).toBe('permissive');
  },
);

it('accepts weak copyleft by the name of the package only, and says why', () => {
  const libvips = judge({ name: '@img/sharp-libvips-linux-x64', licence: 'LGPL-3.0-or-later' });
  expect(libvips).toMatchObject({ verdict: 'accepted', reason: expect.stringContaining('unmodified') });
  expect(judge({ name: 'other', licence: 'LGPL-3.0-or-later' }).verdict).toBe('refused');
  expect(judge({ name: '@img/sharp-libvips-linux-x64', licence: 'GPL-3.0-only' }).verdict).toBe('refused');
});
