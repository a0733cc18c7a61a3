import type { Topic } from './topic.ts';

export const privacy: Topic = {
  name: 'privacy and security',
  keywords: {
    privacy: 4,
    'private*': 2,
    'secur*': 2,
    'secret*': 2,
    gdpr: 5,
    sees: 3,
    prompts: 1,
    log: 2,
    logs: 2,
    logging: 2,
    'password*': 2,
    passwords: 1,
    stored: 1,
    'encrypt*': 2,
    telemetry: 4,
    tracking: 2,
    share: 1,
    safe: 1,
  },
  answer: `Greenroom runs on your machine, and what you write stays there until you choose a model that does not.

Who sees a conversation:

| Model | Where your words go |
| --- | --- |
| \`sandbox\` | nowhere: the answer is made in this process |
| a compatible server of yours | to that server |
| OpenAI, Gemini | to that provider, with the history that fits |

OpenAI is asked with every request not to store it. What a provider does beyond that is between you and its terms.

What Greenroom does on its side:

- **Passwords** are hashed with argon2id. **API keys** are stored as hashes; nobody can read them back.
- **Logs** hold ids, counts and codes. Prompts, answers and secrets are kept out of them.
- **Other people's conversations** do not exist for you: asking for one is answered like a wrong number.
- **Markdown** from a model is cleaned before it is shown.
- **By default** the server listens to your own machine only.

Before you open it to others:

\`\`\`bash
HOST=0.0.0.0 SIGNUPS=closed PUBLIC_URL=https://greenroom.example npm start
\`\`\`

Put TLS in front of it, and let the secrets be generated: with weak ones it will not start there.`,
};
