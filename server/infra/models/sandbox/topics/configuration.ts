import type { Topic } from './topic.ts';

export const configuration: Topic = {
  name: 'configuration',
  keywords: {
    'config*': 4,
    'environment*': 2,
    'variable*': 2,
    env: 3,
    'setting*': 2,
    settings: 1,
    'option*': 2,
    url: 1,
    github: 2,
    'sign-up*': 3,
    signups: 4,
  },
  answer: `Everything is optional and comes from environment variables. They are read once, at start; a value that makes no sense stops the start and tells you what was expected.

| Variable | Default | Meaning |
| --- | --- | --- |
| \`PORT\`, \`HOST\` | 3000, 127.0.0.1 | where to listen |
| \`DATA_DIR\` | .data | database files and generated secrets |
| \`DATABASE_URL\` | none | your own PostgreSQL instead of the one inside |
| \`PUBLIC_URL\` | none | the address people use |
| \`SIGNUPS\` | open | \`closed\` keeps strangers out |
| \`SANDBOX\` | on | \`off\` removes me |
| \`LOG_LEVEL\` | info | debug, info, warn, error or silent |

For models:

- \`OPENAI_API_KEY\`, \`OPENAI_BASE_URL\`
- \`GEMINI_API_KEY\`, \`GEMINI_BASE_URL\`
- \`COMPATIBLE_BASE_URL\`, \`COMPATIBLE_API_KEY\`, \`COMPATIBLE_MODELS\`
- \`TRANSCRIPTION_MODEL\`, for voice messages
- \`MODELS_FILE\`

For signing in: \`NEXTAUTH_SECRET\`, \`GITHUB_ID\` with \`GITHUB_SECRET\`, \`GOOGLE_ID\` with \`GOOGLE_SECRET\`; for tokens of your own \`JWT_SECRET_KEY\` and \`JWT_ISSUER\`.

An example:

\`\`\`bash
OPENAI_API_KEY=sk-… SIGNUPS=closed PORT=8080 npm start
\`\`\`

Secrets that you leave out are generated. Beyond your own machine, Greenroom refuses to start with short or well-known ones.`,
};
