export { createDatabase } from './create-database.ts';
export { MigrationError, migrateDeploy } from './deploy.ts';
export { diffMigrations } from './diff.ts';
export { prismaFolder, readMigrations } from './prisma-folder.ts';
export { withClient } from './with-client.ts';
