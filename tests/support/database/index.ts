export { memoryDir } from './memory-dir.ts';
export { type Plan, planOf } from './explain.ts';
export { testDataDir } from './test-data-dir.ts';
export { anotherTestDatabaseUrl, testDatabaseUrl } from './test-database.ts';
