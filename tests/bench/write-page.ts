import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#server/main/start/project-root.ts';
import { describeRun, type Report, table, verdict } from './report.ts';

/** Writes docs/benchmarks.md from one run. */
export function writePage(report: Report): void {
  writeFileSync(path.join(projectRoot, 'docs/benchmarks.md'), page(report));
}

const page = (report: Report): string => `# Benchmarks

\`npm run bench -- --write\` measures and writes this page; nothing in it is typed by hand.

${describeRun(report)}

${verdict(report)}

${table(report.rows)}

## How it is measured

Four processes on one machine, over loopback, without TLS:

- **An upstream** that speaks Chat Completions over server-sent events, one write a token. Each token follows from the
  reply's number and its own place in it, so that a lost, repeated, swapped or borrowed token is noticed.
- **A bare proxy**, \`node:http\` in front of that upstream: bytes in, the same bytes out. It is the yardstick for what a Node
  process costs here at all; it checks nothing and stores nothing.
- **Greenroom** as \`npm start\` runs it, with its embedded PostgreSQL (durable commits on a disk) and every duty on: the API key,
  ownership of the session, its history, the question and the growing answer stored before they are shown, the whole answer stored
  at its end. Streams talk in sessions of their own that already hold 20 messages.
- **The client**, which asks over connections that stay open, compares every token of every reply with what it must be, and reads
  CPU time and memory from \`/proc\`. CPU time is the serving process and its children; PostgreSQL is apart and has lines of its own.

Targets take turns within each round; figures are medians over the rounds. “Direct” is the client at the upstream. What is added to the
time to first token is the target's quantile minus the direct one of the same round, for replies of 8 tokens a millisecond apart.
A number of streams is held when every reply is right, 99.9 % of the gaps between events are under 200 ms, 99 % of the first
tokens come within 500 ms and 99 % of the replies end within 1.25 × their 5.12 s; streams begin spread over 1.5 s, and a number that
fails is tried once more, which the table then says.

Storage is measured in a process of its own: an object passes through the same port as in Greenroom, with its SHA-256, brought to the
disk (files) or signed part by part (S3, a simulator in another process that checks every signature). Beside it a bare copy of a file
of that size, brought to the disk too. Memory is the highest resident size above that after a first object of 64 MB.

## What is not comparable

- Client, upstream, PostgreSQL and the process under test share this machine's cores: absolute rates are lower than on a machine of
  their own. Ratios within one run are what carries over; a busy machine (see the load average) widens the slow quantiles first.
- Gateways publish figures without a database and without stored replies: compare at most the time to first token. Those written in
  Rust or Go pass ten to twenty times our replies a second on a core.
- A real provider takes hundreds of milliseconds to its first token. What Greenroom adds disappears in it; it is measured against an
  upstream that answers at once because only there can it be seen.
- The browser is not in these figures.

## Again

\`\`\`sh
npm run bench               # everything, under five minutes
npm run bench -- --quick    # a rough look, under a minute
npm run bench -- --only streams
npm run bench -- --write    # everything, and this page
npm run bench -- --only throughput --profile DIR   # also a CPU profile of the serving process
\`\`\`

It needs Linux (\`/proc\`) and at least two cores. Scenarios: \`start\`, \`first-token\`, \`throughput\`, \`streams\`, \`sockets\`, \`history\`, \`search\`, \`ledger\`, \`limits\`, \`storage\`, \`generations\`.
`;
