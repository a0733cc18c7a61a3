import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cruiseLayers, type LayerReport } from './cruise.ts';
import { LAYERS } from './layers.ts';
import { GUILTY, INNOCENT } from './planted.ts';

const project = join(import.meta.dirname, '../..');

describe('the layer rules, in a copy of the project with planted imports', () => {
  const root = mkdtempSync(join(tmpdir(), 'greenroom-layers-'));
  let report: LayerReport;

  beforeAll(async () => {
    for (const room of ['app', 'components', 'server', 'prisma', 'package.json']) {
      cpSync(join(project, room), join(root, room), { recursive: true });
    }
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
    for (const [path, { source }] of Object.entries(GUILTY)) plant(root, path, source);
    for (const [path, source] of Object.entries(INNOCENT)) plant(root, path, source);
    report = await cruiseLayers(root);
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each(Object.entries(GUILTY))('catches %s', (path, { breaks }) => {
    expect(rulesBrokenBy(report, path)).toEqual(breaks);
  });

  it.each(Object.keys(INNOCENT))('leaves %s in peace', (path) => {
    expect(rulesBrokenBy(report, path)).toEqual([]);
  });

  it('has a planted file for every rule', () => {
    const planted = new Set(Object.values(GUILTY).flatMap(({ breaks }) => breaks));
    expect(planted).toEqual(new Set(LAYERS.map(({ name }) => name)));
  });

  it('tells imports of types from imports of values', () => {
    expect(report.typeOnly).toBeGreaterThan(5);
    expect(report.typeOnly).toBeLessThan(report.dependencies);
  });
});

it('refuses to be green when it read nothing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'greenroom-layers-'));
  plant(root, 'server/kernel/empty.ts', 'export {};');
  rmSync(join(root, 'server/kernel/empty.ts'));
  await expect(cruiseLayers(root)).rejects.toThrow('read 0 modules');
  rmSync(root, { recursive: true });
});

function plant(root: string, path: string, source: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), source);
}

/** A cycle is reported once, from one of its files. */
function rulesBrokenBy({ violations }: LayerReport, path: string): string[] {
  const about = violations.filter(
    ({ rule, from, to }) => from === path || (rule === 'no-cycles' && to.includes(path)),
  );
  return [...new Set(about.map(({ rule }) => rule))].toSorted();
}
