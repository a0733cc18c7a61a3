export { memoryDir } from './memory-dir.ts';
export { anotherTestDatabaseUrl, testDatabaseUrl } from './test-database.ts';
