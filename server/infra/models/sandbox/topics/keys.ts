import type { Topic } from './topic.ts';

export const keys: Topic = {
  name: 'API keys',
  keywords: {
    'key*': 2,
    api: 3,
    token: 2,
    bearer: 3,
    auth: 3,
    'authenti*': 3,
    'authori*': 2,
    'jwt*': 4,
    scope: 2,
    scopes: 3,
    'credential*': 2,
    login: 2,
    'revoke*': 2,
  },
  answer: `A program proves who it is with \`Authorization: Bearer …\`. The quickest way to a key is the terminal, with the account you signed up with:

\`\`\`bash
npm run cli -- key:create --email you@example.com
\`\`\`

It prints one JSON object. Copy the key now: **it is shown once**, and only its hash is stored.

There are two kinds:

- \`gr_live_…\` reaches every model you have configured.
- \`gr_test_…\` (add \`--test\`) only ever reaches the sandbox, so an integration test can never cost money.

A key can be narrowed with \`--scopes\`. It can expire, it can be revoked, and Greenroom remembers when it was last used.

If another system of yours issues **JWTs**, those work too: HS256, signed with \`JWT_SECRET_KEY\`, with all three of these claims.

| Claim | Value |
| --- | --- |
| \`user_id\` | your identifier of the person, a text or a number |
| \`exp\` | when the token ends |
| \`iss\` | the value of \`JWT_ISSUER\`, \`greenroom\` unless you changed it |

Two rules worth knowing: a token in the address is never accepted, and a browser session does not open the REST endpoints. A missing or wrong token is answered with 401.`,
};
