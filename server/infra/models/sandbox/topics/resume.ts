import type { Topic } from './topic.ts';

export const resume: Topic = {
  name: 'resuming and stopping',
  keywords: {
    'resum*': 3,
    'reconnect*': 4,
    'disconnect*': 3,
    connection: 2,
    lost: 2,
    lose: 2,
    'reload*': 3,
    'interrupt*': 2,
    stop: 2,
    'cancel*': 2,
    'abort*': 2,
    'turn*': 2,
    tab: 2,
    crash: 2,
    'last-event-id': 5,
  },
  answer: `A reply belongs to the server, not to your connection. Your message and the empty reply are stored **before** the model is called, so a dropped connection never stops an answer or changes it.

In the browser there is nothing to do: reload, or open the conversation in a second tab, and you see the words so far and then the rest as it comes.

A program resumes a running reply like this, with the \`id:\` of the last event it saw:

\`\`\`bash
curl -N http://127.0.0.1:3000/v1/chat/turns/TURN_ID/stream \\
  -H "Authorization: Bearer YOUR_KEY" \\
  -H "Last-Event-ID: 42"
\`\`\`

What can happen to a reply, and what you find afterwards:

| What happened | What is kept |
| --- | --- |
| You closed the tab | the whole answer: it ran to its end |
| You pressed stop | the words up to there |
| The provider broke off | the words up to there, and the reason |
| The server was killed | the words up to there, marked as interrupted |

In the last three cases you can ask for another answer with *regenerate*.

Closing the connection does **not** stop the model. To stop it, press stop in the browser, or send \`DELETE /v1/chat/turns/TURN_ID\`.`,
};
