import type { Topic } from './topic.ts';

export const about: Topic = {
  name: 'what Greenroom is',
  keywords: { greenroom: 1, about: 1, feature: 2, features: 3, purpose: 2, product: 1, 'self-hosted': 2 },
  answer: `**Greenroom** is a self-hosted application for talking to AI models. It is one process with a real PostgreSQL inside: nothing else to install, and your conversations stay on your machine.

You can reach it in two ways:

- **In the browser** you chat. Answers stream in as formatted text, you can switch the model in the middle of a conversation, ask for another answer, edit an earlier message, and find everything again in the list on the side.
- **From a program** you send \`POST /v1/chat/stream\` and read server-sent events.

Three promises shape it:

| Promise | What it means for you |
| --- | --- |
| No word is lost | Your message and the reply are stored before the model is called. |
| The reply belongs to the server | Close the tab, reload, open a second one: the answer goes on. |
| It is honest about itself | An answer made by the sandbox says so, and an error tells you what to do. |

You are talking to the **sandbox** now: a small, predictable model that needs no key. Ask me how to add a real one, how to call the API, or where your data lives.`,
};
