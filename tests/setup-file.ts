import { afterAll, afterEach } from 'vitest';
import { speakPlainly } from '#server/kernel/plain-messages.ts';
import { endFile } from '#tests/support/at-file-end.ts';
import { checkConsoleErrors, recordConsoleErrors } from '#tests/support/console-errors.ts';
import { removeTestDataDir } from '#tests/support/database/test-data-dir.ts';
import { dropTestDatabase } from '#tests/support/database/test-database.ts';

// In the application as here, whichever file has loaded what: files share their modules.
speakPlainly();
recordConsoleErrors();
afterEach(checkConsoleErrors);

// Hooks that the file adds run first: whoever connected has closed by then.
afterAll(async () => {
  checkConsoleErrors();
  await endFile();
  await dropTestDatabase();
  removeTestDataDir();
});
