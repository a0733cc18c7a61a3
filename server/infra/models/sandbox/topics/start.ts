import type { Topic } from './topic.ts';

export const start: Topic = {
  name: 'installing and starting',
  keywords: {
    'install*': 2,
    'start*': 2,
    setup: 3,
    'set-up': 3,
    run: 2,
    running: 2,
    npm: 3,
    node: 2,
    docker: 3,
    port: 2,
    'deploy*': 3,
    host: 2,
    clone: 2,
    'command*': 1,
  },
  answer: `All you need is Node 20.9 or newer and npm. In the project's folder:

\`\`\`bash
npm ci
npm start
\`\`\`

The first start builds the pages and creates the database; it then prints the address, usually <http://127.0.0.1:3000>. Open it and sign up: **the first account is the administrator's.**

What happens behind that one command:

1. A PostgreSQL of its own starts, with its files under \`.data\`.
2. The schema is brought up to date.
3. The server listens on \`HOST\` and \`PORT\`.

To stop, press Ctrl+C. Streams in flight get up to ten seconds to finish, then the database stops as well.

Other commands you may want:

| Command | What it does |
| --- | --- |
| \`npm run dev\` | starts with reloading, for working on the code |
| \`npm test\` | checks and tests, on a real database |
| \`npm run bench\` | measures streaming on your machine |
| \`npm run cli -- user:create --email you@example.com --password …\` | makes an account from the terminal |

To use a PostgreSQL that you already run (15 or newer), set \`DATABASE_URL\` before you start. To use another port: \`PORT=8080 npm start\`.`,
};
