import type { Topic } from './topic.ts';

export const limits: Topic = {
  name: 'limits and error answers',
  keywords: {
    'limit*': 2,
    limits: 1,
    maximum: 2,
    max: 2,
    'quota*': 3,
    rate: 2,
    'error*': 2,
    status: 2,
    'timeout*': 3,
    '400': 2,
    '401': 2,
    '404': 2,
    '413': 2,
    '429': 2,
    '503': 2,
    mean: 1,
    size: 2,
    big: 1,
    long: 1,
    context: 2,
  },
  answer: `The limits that you may meet over the API:

| What | Limit |
| --- | --- |
| A JSON body | 1 MiB |
| \`temperature\` | 0 to 2 |
| \`max_tokens\` | 1 or more |
| \`page_size\` of the history | 1 to 100 |
| Failed sign-ins | 10 in 15 minutes for an address and account |
| Silence of a provider | one minute, then the turn ends as timed out |

And what the answers mean. The body is always \`{ "detail": … }\`:

- **400**: something in the request is wrong, or the model is unknown. The text names the field.
- **401**: the token is missing, wrong or expired.
- **404**: there is no such conversation among yours. Other people's look the same.
- **413**: the body is too large.
- **429**: too much at once; wait as long as \`Retry-After\` says.
- **503**: the model has no key here and the sandbox is off.

A long conversation has no limit of its own. When it outgrows a model's context, the oldest messages are left out of the prompt, and nothing is deleted.

You can rehearse most of these with me, for example:

\`\`\`text
[[sandbox:429]]
\`\`\``,
};
