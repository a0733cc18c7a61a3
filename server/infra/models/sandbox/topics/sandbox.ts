import type { Topic } from './topic.ts';

export const sandbox: Topic = {
  name: 'the sandbox and its commands',
  keywords: {
    'sandbox*': 5,
    'simulat*': 2,
    fake: 2,
    mock: 2,
    'test*': 2,
    'command*': 2,
    offline: 2,
    trouble: 1,
    'fail*': 2,
  },
  answer: `I am the **sandbox**: a model that lives on this machine, needs no key and costs nothing. The same request always gets the same words, which makes me useful for tests. What I write is marked, by \`X-Sandbox: true\` over the API and by a sign in the browser.

Put a command anywhere in your last message and I will misbehave as you wish:

| Command | What I do |
| --- | --- |
| \`[[sandbox:tokens=N]]\` | say N numbered words, as fast as I can |
| \`[[sandbox:slow=SECONDS]]\` | spread the whole answer over that time |
| \`[[sandbox:cut]]\` | break off after about half of my words |
| \`[[sandbox:fail]]\` | fail before the first word |
| \`[[sandbox:429]]\` | say that I am busy, and when to come back |
| \`[[sandbox:refuse]]\` | refuse the content |
| \`[[sandbox:echo]]\` | repeat the prompt exactly as I was given it |

Commands combine. This one speaks for ten seconds and dies after five:

\`\`\`text
[[sandbox:tokens=200]] [[sandbox:slow=10]] [[sandbox:cut]]
\`\`\`

A few details:

- In the browser I speak about 60 words a second; to a program as fast as I can.
- For usage, each word counts as one token.
- A key that begins with \`gr_test_\` always reaches me, whatever model it names.`,
};
