import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The memory that a process takes up, or `null` once it is gone. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return askPs(pid);
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function askPs(pid: number): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, said) => {
      const kilobytes = Number(said.trim());
      resolve(error !== null || !(kilobytes > 0) ? null : kilobytes * 1024);
    });
  });
}
