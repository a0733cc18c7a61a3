import type { Topic } from './topic.ts';

export const events: Topic = {
  name: 'the stream format',
  keywords: {
    sse: 4,
    'event*': 2,
    events: 1,
    stream: 2,
    streaming: 3,
    format: 2,
    done: 2,
    'parse*': 2,
    parsing: 2,
    'server-sent': 4,
    'chunk*': 2,
    'frame*': 2,
  },
  answer: `\`POST /v1/chat/stream\` answers with **server-sent events**. Each event carries a piece of the text in its \`data:\` lines:

\`\`\`text
data: Hello

data:  there

data: [DONE]
\`\`\`

How to read it correctly:

1. An event ends at an empty line.
2. After \`data:\` exactly one blank belongs to the format; every further blank is text.
3. A piece with a line break comes as several \`data:\` lines of one event: join them with a line break.
4. Lines that begin with a colon are comments. One arrives every 15 seconds of silence, to keep the connection open.
5. \`[DONE]\` ends a complete answer.

If something fails after the first word, you get this instead of \`[DONE]\`, and the words so far are kept:

\`\`\`text
event: error
data: {"detail": "…"}
\`\`\`

| Header | Meaning |
| --- | --- |
| \`X-Session-Id\` | the conversation |
| \`X-Message-Id\` | the reply being written |
| \`X-Sandbox: true\` | the words were made on this machine |

Each event also has an \`id:\`. Keep the last one: with it you can resume. To practise, send \`[[sandbox:cut]]\`, and your error path runs.`,
};
