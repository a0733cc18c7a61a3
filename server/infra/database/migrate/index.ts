export { createDatabase } from './create-database.ts';
export { type MigrateOptions, MigrationError, migrateDeploy } from './deploy.ts';
export { diffMigrations } from './diff.ts';
export { prismaFolder, readMigrations } from './prisma-folder.ts';
