import type { Topic } from './topic.ts';

export const models: Topic = {
  name: 'models and providers',
  keywords: {
    'model*': 2,
    models: 1,
    add: 1,
    real: 1,
    'openai*': 4,
    'gemini*': 4,
    google: 2,
    'ollama*': 5,
    'vllm*': 5,
    'provider*': 3,
    'gpt*': 4,
    local: 2,
    compatible: 2,
    'alias*': 2,
    llama: 2,
  },
  answer: `A model's name in Greenroom is an **alias**. It leads to whatever its provider calls the model today, so programs keep working when a provider retires one.

| Alias | Provider | Needs |
| --- | --- | --- |
| \`gpt-4o\`, \`gpt-4o-mini\`, \`gpt-4\`, \`gpt-3.5-turbo\` | OpenAI | \`OPENAI_API_KEY\` |
| \`gemini-1.5-pro\` | Google | \`GEMINI_API_KEY\` |
| what you list yourself | any OpenAI-compatible server | \`COMPATIBLE_BASE_URL\` |
| \`sandbox\` | this machine | nothing |

For models on your own computer, for example with Ollama:

\`\`\`bash
COMPATIBLE_BASE_URL=http://127.0.0.1:11434/v1 \\
COMPATIBLE_MODELS=llama3.2 \\
npm start
\`\`\`

To add aliases, or to point one somewhere else, name a JSON file in \`MODELS_FILE\`:

\`\`\`json
[
  { "alias": "gpt-4o", "upstreamId": "gpt-6-luna" },
  { "alias": "house", "provider": "compatible", "upstreamId": "llama3.2" }
]
\`\`\`

Good to know:

- Where a provider has no key, the sandbox stands in, and the answer says so. With \`SANDBOX=off\` such a model is unavailable instead.
- The configuration is read once: restart after a change.
- You can switch the model within a conversation. The new one sees the whole history that fits.`,
};
