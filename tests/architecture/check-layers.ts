import { cruiseLayers } from './cruise.ts';

const { modules, dependencies, violations } = await cruiseLayers(process.cwd());
for (const { rule, from, to, advice } of violations) {
  console.error(`${from} → ${to}\n  ${rule}: ${advice}`);
}
console.log(`${modules} modules, ${dependencies} imports`);
if (violations.length > 0) process.exitCode = 1;
