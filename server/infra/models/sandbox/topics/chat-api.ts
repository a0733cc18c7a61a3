import type { Topic } from './topic.ts';

export const chatApi: Topic = {
  name: 'calling the API',
  keywords: {
    'curl*': 4,
    api: 4,
    'endpoint*': 3,
    post: 1,
    http: 1,
    rest: 1,
    request: 1,
    python: 1,
    program: 2,
    'integrat*': 2,
    javascript: 1,
    openapi: 4,
    swagger: 4,
    'session*': 2,
    call: 1,
  },
  answer: `Make a key first (ask me about *API keys*), then this is a whole conversation:

\`\`\`bash
curl -N http://127.0.0.1:3000/v1/chat/stream \\
  -H "Authorization: Bearer YOUR_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "sandbox", "messages": [{"role": "user", "content": "Hello"}]}'
\`\`\`

The fields of the body:

| Field | | Meaning |
| --- | --- | --- |
| \`model\` | required | one of the catalogue's names |
| \`messages\` | required | \`role\` is system, user or assistant; the last is the user's |
| \`stream\` | optional | \`false\` gives one JSON object instead of events |
| \`session_id\` | optional | goes on with an earlier conversation |
| \`temperature\` | optional | 0 to 2 |
| \`max_tokens\` | optional | 1 or more |

The answer's \`X-Session-Id\` header names the conversation. Send it back as \`session_id\`, and you need to send only what is new: the history is kept for you.

Around it there are \`POST /v1/chat/switch-model\`, \`GET /v1/chat/history\` and \`DELETE /v1/chat/sessions/{session_id}\`.

Your own server documents itself: open \`/docs\` to try requests, \`/redoc\` to read, \`/openapi.json\` for your tools.`,
};
