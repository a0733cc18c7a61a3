import { memoryDir } from './memory-dir.ts';

let made: ReturnType<typeof memoryDir> | undefined;

/** DATA_DIR of this test file's applications: what their rows in its database speak of lies in it. Removed after the file. */
export function testDataDir(): string {
  made ??= memoryDir();
  return made.dir;
}

/** Called by the set-up of every file. */
export function removeTestDataDir(): void {
  made?.remove();
  made = undefined;
}
