import { write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const writeLater = promisify(write);

/** Writes the whole text into a file, from that byte on. */
export async function writeAt(fd: number, text: string, position: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; )
    done += (await writeLater(fd, bytes, done, bytes.length - done, position + done)).bytesWritten;
}

/** The same at once; answers how many bytes that were. */
export function writeAtSync(fd: number, text: string, position: number): number {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
  return bytes.length;
}
