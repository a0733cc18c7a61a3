import type { Topic } from './topic.ts';

export const data: Topic = {
  name: 'where your data lives',
  keywords: {
    data: 2,
    back: 2,
    'database*': 2,
    'postgres*': 4,
    stored: 3,
    store: 2,
    storage: 3,
    'backup*': 4,
    'file*': 1,
    'folder*': 2,
    directory: 2,
    disk: 2,
    sql: 2,
    'migrat*': 2,
    where: 1,
  },
  answer: `Everything is in PostgreSQL: accounts, keys, conversations, messages. Which PostgreSQL is your choice.

| | Built in | Your own |
| --- | --- | --- |
| Set | nothing | \`DATABASE_URL\` |
| Files | under \`DATA_DIR\`, by default \`.data\` | wherever that server keeps them |
| Started by | Greenroom, with \`npm start\` | you |

The built-in one is a complete PostgreSQL 18, not an imitation, so moving to a server of your own later changes no behaviour.

\`DATA_DIR\` also holds the secrets that were generated at the first start, readable by your user only. Keep them together with the database: without them, people have to sign in again.

To make a copy of the built-in database, stop Greenroom and copy the folder:

\`\`\`bash
cp -a .data /somewhere/safe/greenroom-copy
\`\`\`

With \`DATABASE_URL\`, the tools you already trust apply, \`pg_dump\` among them.

What deleting means:

- In the browser, a deleted conversation can be brought back for a moment with *undo*.
- \`DELETE /v1/chat/sessions/{session_id}\` is final: the conversation goes, with its messages.`,
};
