import { accessSync, constants } from 'node:fs';
import { extractChromium } from './extract-chromium.ts';

/** How Playwright starts the browser. */
export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

// Not chromium-browser, which on Ubuntu only installs a snap.
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium for the browser tests: $CHROMIUM_PATH, else the one that npm installed (Linux on x64; extracted once),
 * else the system's. Throws when there is none.
 */
export async function findBrowser(): Promise<Browser> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM_PATH: ${chosen} is not a program.`);
    return { executablePath: chosen, args, env };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env: own } = await extractChromium(env['LD_LIBRARY_PATH']);
    return { executablePath, args, env: { ...env, ...own } };
  }
  const executablePath = systemPaths.find(isExecutable);
  if (executablePath) return { executablePath, args, env };
  throw new Error('No browser for the tests: install Chromium, and set CHROMIUM_PATH to its program.');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
