import type { Topic } from './topic.ts';

export const chatPage: Topic = {
  name: 'using the chat',
  keywords: {
    'shortcut*': 4,
    keyboard: 2,
    'edit*': 2,
    'regenerat*': 4,
    'renam*': 3,
    'delet*': 2,
    undo: 3,
    browser: 2,
    composer: 2,
    'conversation*': 2,
    'message*': 1,
    'title*': 2,
    'switch*': 2,
    chat: 2,
    page: 1,
    dark: 2,
    mode: 1,
    enter: 2,
    'branch*': 2,
    help: 1,
  },
  answer: `Everything in the chat works with the mouse and without it.

| You want to | Do this |
| --- | --- |
| send | \`Enter\` |
| begin a new line | \`Shift\`+\`Enter\` |
| stop an answer | the stop button; the words so far are kept |
| get another answer | *regenerate* below the reply |
| change what you asked | *edit* on your message |
| use another model | the picker, at any time, also in mid-conversation |

Editing and regenerating never overwrite anything: they add a version beside the old one.

The list on the side groups your conversations by date. A conversation is named after its first answer; a name that you give it yourself stays.

- **Rename** and **delete** are in each conversation's menu, and a deletion can be undone for a moment.
- **Reload** whenever you like. A running answer goes on at the server, and the page catches up.
- **Open it twice** if you like: both tabs follow the same answer.

Answers are markdown, so you can ask for tables, lists or code:

\`\`\`js
const greeting = 'Code keeps its shape.';
\`\`\`

I am the sandbox, so I can only show you around. With a provider's key, a real model answers here.`,
};
