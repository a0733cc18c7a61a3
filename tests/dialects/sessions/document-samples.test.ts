import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  likeness,
  type OpenApi,
  openApi,
  type PrintedBlock,
  printedBlocks,
  readEvents,
  runCurl,
} from '#tests/support/http/index.ts';
import { makePdf } from '#tests/support/pdf/index.ts';
import { findPython, runPython } from '#tests/support/python/index.ts';

// Where no Python has aiohttp, Debian's packages are fetched, once on a machine.
vi.setConfig({ hookTimeout: 300_000, testTimeout: 60_000 });

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-004.md'));
const ANSWER_TO = 'answer to ';
const isExample = ({ name }: PrintedBlock) => name.startsWith(ANSWER_TO);
const samples = printed.filter((block) => !isExample(block));
const examples = new Map(
  printed
    .filter(isExample)
    .map(({ name, text }): [string, unknown] => [name.slice(ANSWER_TO.length), JSON.parse(text)]),
);
const commands = samples.filter(({ language }) => language === 'bash');

let it: OpenApi;
let python: Awaited<ReturnType<typeof findPython>>;
beforeAll(async () => {
  python = await findPython();
  it = await openApi();
  await nextSessionIs123();
});
afterAll(() => it[Symbol.asyncDispose]());

async function nextSessionIs123(): Promise<void> {
  const text = 'ALTER SEQUENCE conversations_id_seq RESTART 123';
  await it.app.ports.db.query({ name: 'restart', text }, []);
}

/** What has to be there before a sample, because the document has deleted it further up. */
const before: Record<string, () => Promise<void>> = {
  async upload() {
    await nextSessionIs123();
    const body = { model: 'gpt-4', messages: [{ role: 'user', content: 'Read this.' }], stream: false };
    await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  },
};

test.for(samples)('$name ($language) is answered as recorded', async (sample, { skip }) => {
  if (sample.language === 'python' && typeof python === 'string') return skip(python);
  await before[sample.name]?.();
  const recorded = `fixtures/document-004/${sample.name.toLowerCase().replaceAll(/\W+/g, '-')}.txt`;
  await expect(normalised(await heardFrom(sample))).toMatchFileSnapshot(recorded);
});

function heardFrom({ name, language, text }: PrintedBlock): Promise<string> {
  const { url } = it.api;
  switch (language) {
    case 'bash':
      return curl(text, it.token).then((response) => transcriptOf(name, response));
    case 'json': {
      const [method = '', to = ''] = name.split(' ');
      return it.api
        .call(method, to, { token: it.token, body: text })
        .then((response) => transcriptOf(name, response));
    }
    case 'python': {
      if (typeof python === 'string') throw new Error(python);
      const here = text.replace('http://localhost:7001', url).replace('YOUR_ACCESS_TOKEN', it.token);
      const said = runPython(python, here);
      // This one takes the blanks from around every event, and how many words that has is a matter of pace.
      return name === 'stream, in Python' ? said.then((words) => words.replaceAll(/\s/g, '')) : said;
    }
    default:
      throw new Error(`Nobody here runs ${language}.`);
  }
}

async function curl(line: string, token: string): Promise<Response> {
  const pdf = await makePdf(['Greenroom reads this page.'], { info: { CreationDate: new Date(0) } });
  const files = { 'document.pdf': new Blob([new Uint8Array(pdf)]) };
  return runCurl(line, { origin: it.api.url, token, files });
}

async function transcriptOf(name: string, response: Response): Promise<string> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const example = examples.get(name);
  if (example !== undefined) expect(JSON.parse(text)).toEqual(likeness(example));
  const body = type.startsWith('text/event-stream') ? spoken(text) : text;
  return `HTTP ${response.status}\ncontent-type: ${type}\n\n${body}\n`;
}

/** How many words an event holds is a matter of pace. */
function spoken(stream: string): string {
  const data = readEvents(stream).map((event) => event.data);
  return `data: ${data.slice(0, -1).join('')}\n\ndata: ${data.at(-1)}`;
}

/** Times and made ids, each as a word of its own, so that the rest can be compared byte for byte. */
function normalised(text: string): string {
  return text
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"TIME"')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g, 'UUID');
}

test('every example of an answer is that of a sample, or of nobody’s request', () => {
  const names = new Set([...samples.map(({ name }) => name), 'nobody']);
  expect([...examples.keys()].filter((name) => !names.has(name))).toEqual([]);
  expect([commands.length, samples.length, examples.size]).toEqual([12, 19, 7]);
});

test.for(commands)('without a good token "$name" is a 401 like the document’s refusal', async ({ text }) => {
  for (const token of ['YOUR_ACCESS_TOKEN', '']) {
    const response = await curl(text, token);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toEqual(likeness(examples.get('nobody')));
  }
});
