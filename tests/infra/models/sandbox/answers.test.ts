import { describe, expect, it } from 'vitest';
import { composeAnswer } from '#server/infra/models/sandbox/compose-answer.ts';
import { dontKnow } from '#server/infra/models/sandbox/dont-know.ts';
import { greeting } from '#server/infra/models/sandbox/greeting.ts';
import * as prepared from '#server/infra/models/sandbox/prepared-texts.ts';
import { readCommands } from '#server/infra/sandbox/read-commands.ts';
import * as samples from '#server/infra/models/sandbox/sample-texts.ts';
import { streamSandbox } from '#server/infra/models/sandbox/stream-sandbox.ts';
import { createTextModels } from '#server/infra/models/text-models.ts';
import { topics } from '#server/infra/models/sandbox/topics/index.ts';
import { countWords } from '#server/infra/models/sandbox/words.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { hear, instantTiming, requestTo } from '../ask.ts';

const answer = (question: string) => composeAnswer(question, []);
const answerOf = (name: string) => topics.find((topic) => topic.name === name)?.answer;

describe('the sandbox answers', () => {
  it.each([
    ['What is Greenroom?', 'what Greenroom is'],
    ['How do I start it?', 'installing and starting'],
    ['Can I run this in Docker?', 'installing and starting'],
    ['How do I add a real model?', 'models and providers'],
    ['Which providers can I use?', 'models and providers'],
    ['does it work with ollama', 'models and providers'],
    ['How do I create an API key?', 'API keys'],
    ['How do I call it with curl?', 'calling the API'],
    ['What do the events look like?', 'the stream format'],
    ['What happens when I reload in the middle of an answer?', 'resuming and stopping'],
    ['What if the connection is lost?', 'resuming and stopping'],
    ['Which sandbox commands are there?', 'the sandbox and its commands'],
    ['What environment variables are there?', 'configuration'],
    ['Where is my data?', 'where your data lives'],
    ['How do I back it up?', 'where your data lives'],
    ['Is there a rate limit?', 'limits and error answers'],
    ['Who sees my prompts?', 'privacy and security'],
    ['how can I rename a conversation', 'using the chat'],
    ['Show me a table of the environment variables', 'configuration'],
    ['What can Greenroom do, and where do I find it?', 'what Greenroom is'],
    ['How do I install Greenroom?', 'installing and starting'],
    ['Where is it stored?', 'where your data lives'],
    ['How do I call the API with curl?', 'calling the API'],
    ['Which models are there?', 'models and providers'],
    ['api keys', 'API keys'],
  ])('%s → %s', (question, name) => {
    expect(answer(question)).toBe(answerOf(name));
  });

  it.each(['Hi', 'hello there!', 'Good evening', 'thanks', 'help', 'What can you do?', ''])(
    'greets at "%s"',
    (message) => {
      expect(answer(message)).toBe(greeting);
    },
  );

  it.each([
    ['Tell me a story', samples.story],
    ['write a poem about rain', samples.poem],
    ['Write a Python function that adds two numbers', samples.code],
    ['a table, please', samples.table],
    ['Give me a list of ideas for dinner', samples.list],
    ['show me some markdown', samples.markdown],
  ])('%s with a piece that says it is a sample', (request, text) => {
    expect(answer(request)).toBe(text);
    expect(text).toMatch(/^\*A sample from the sandbox/);
  });

  it.each([
    ['Compare REST, server-sent events and WebSockets in a table.', prepared.transports],
    ['Write a TypeScript function that groups a list by a key, with an example.', prepared.groupBy],
    ['Draft a packing list for a week in the mountains.', prepared.packingList],
  ])('what the first page proposes: %s', (request, text) => {
    expect(answer(request)).toBe(text);
    expect(text).toMatch(/^\*A sample from the sandbox: prepared/);
  });

  it.each([
    'Which author wrote Dune?',
    'What model of car should I buy?',
    'What is the event loop of Node.js?',
    'Who is the composer of Carmen?',
    'How do I turn a jacket inside out?',
    'When did the second world war start?',
    'What is data science?',
    'The rest of the key points will be sent to you in an event on Monday.',
    'Translate: we lost the key to the secret door and stopped at the port.',
  ])('no lecture about Greenroom to an ordinary sentence: %s', (sentence) => {
    expect(answer(sentence)).toBe(dontKnow(sentence));
  });

  it('admits that it does not know, with some of the question and nothing that breaks the markdown', () => {
    const said = answer(
      'Why is the **sky** <b>blue</b>, `and`\n# not green | or red? I wonder every day since long ago',
    );
    expect(said.split('\n')[0]).toBe('You wrote: *Why is the sky b blue /b , and not green or red? I …*');
    expect(said).toContain('I am the **sandbox**');
    expect(answer('***')).toContain('You wrote: *…*');
  });

  it('at once also to something huge', () => {
    const said = answer('zzz '.repeat(250_000));
    expect(countWords(said)).toBeLessThan(260);
  });
});

const TEXTS: [string, string][] = [
  ...topics.map(({ name, answer: text }): [string, string] => [name, text]),
  ...Object.entries(samples),
  ...Object.entries(prepared),
  ['greeting', greeting],
  ['dont-know', dontKnow('Why is the sky blue?')],
];

describe.each(TEXTS)('the text %s', (_, text) => {
  it('is long enough to watch it stream, and no longer than one reads', () => {
    expect(countWords(text)).toBeGreaterThanOrEqual(120);
    expect(countWords(text)).toBeLessThanOrEqual(255);
  });

  it('is well-formed markdown with more than paragraphs in it', () => {
    expect(text.match(/^ *```/gm)?.length ?? 0).toSatisfy((fences: number) => fences % 2 === 0);
    expect(text).toMatch(/^(\||- |> |\d\. |```)/m);
    const tables = text.split(/\n\n/).filter((block) => block.startsWith('|'));
    for (const table of tables) {
      const columns = table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(columns).size).toBe(1);
    }
  });

  it('names only variables that there are', () => {
    const { error } = trap(() =>
      loadConfig(Object.fromEntries(variablesIn(text).map((name) => [name, IMPOSSIBLE]))),
    );
    for (const name of variablesIn(text)) expect([...FREE_TEXT, ...namesIn(error)]).toContain(name);
  });

  it('names only commands that there are', () => {
    const commands = readCommands(text.replaceAll('=N]', '=1]').replaceAll('=SECONDS]', '=1]'));
    expect(commands.unknown).toEqual([]);
  });
});

/** No variable that is checked at all takes this. */
const IMPOSSIBLE = '\u0000';
/** Variables that take any text, so that no error names them. */
const FREE_TEXT = (
  'HOST DATA_DIR CORS_ORIGINS JWT_SECRET_KEY JWT_ISSUER NEXTAUTH_SECRET GITHUB_ID GITHUB_SECRET ' +
  'GOOGLE_ID GOOGLE_SECRET OPENAI_API_KEY GEMINI_API_KEY COMPATIBLE_API_KEY COMPATIBLE_MODELS MODELS_FILE'
).split(' ');
const PLACEHOLDERS = new Set(['YOUR_KEY', 'TURN_ID']);

function variablesIn(text: string): string[] {
  const names =
    text.match(/(?<![\w-])[A-Z]+(_[A-Z]+)+(?![\w-])|(?<=`)(PORT|HOST|SANDBOX|SIGNUPS|WORKER)(?=[=`])/g) ?? [];
  return [...new Set(names)].filter((name) => !PLACEHOLDERS.has(name));
}

function namesIn(error: unknown): string[] {
  return String(error).match(/[A-Z][A-Z_]+(?=:)/g) ?? [];
}

function trap(work: () => unknown): { error: unknown } {
  try {
    work();
    return { error: undefined };
  } catch (error) {
    return { error };
  }
}

describe('an example with an address', () => {
  it.each([
    [{ PORT: '4850' }, 'http://127.0.0.1:4850'],
    [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
    [{ PUBLIC_URL: 'https://greenroom.example' }, 'https://greenroom.example'],
  ])('with %j has the address of this server', async (env, address) => {
    const messages = [{ role: 'user' as const, content: 'How do I call it with curl?' }];
    const { text } = await hear(createTextModels(loadConfig(env)).stream(requestTo('sandbox', { messages })));
    expect(text).toContain(`curl -N ${address}/v1/chat/stream`);
  });
});

describe('the same request', () => {
  it.each(['What is Greenroom?', 'why?', '[[sandbox:tokens=50]]', 'a poem'])(
    'gets the same events: %s',
    async (content) => {
      const request = requestTo('sandbox', { messages: [{ role: 'user', content }] });
      const first = await hear(streamSandbox(request, instantTiming()));
      const second = await hear(streamSandbox(request, instantTiming()));
      expect(second).toEqual(first);
    },
  );
});
