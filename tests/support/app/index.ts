export { type TestApplication, type TestKey, testApplication, type TestUser } from './test-application.ts';
export { providerEnvironment, testEnvironment } from './test-environment.ts';
