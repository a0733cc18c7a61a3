import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMemories, stopCounting } from '#server/domain/memory/sql.ts';
import { readSummary, readUncovered } from '#server/domain/talk/sql-summary.ts';
import { talkTo, testApplication, type TestApplication } from '#tests/support/app/index.ts';
import { planOf } from '#tests/support/database/index.ts';

const OTHERS = 3_000;
const MODES = ['once for all', 'for these values'] as const;

let app: TestApplication;
let place: { conversationId: number; leafId: string; userId: number; personaId: string };

beforeAll(async () => {
  app = await testApplication();
  const { ctx, userId } = await app.newUser();
  const key = (await app.apiKey(ctx)).ctx;
  const talk = await talkTo(key, 'noor-haddad');
  for (let turn = 0; turn < 20; turn++) await talk.say(`I like thing ${turn}. [[sandbox:tokens=1]]`);
  const run = (text: string) => app.ports.db.query({ name: '', text }, []);
  // As many conversations of as many users, with a message, a summary and a memory each.
  await run(`INSERT INTO users (uuid) SELECT 'plans ' || i FROM generate_series(1, ${OTHERS}) i`);
  await run(`INSERT INTO conversations (uuid, user_id, application_id, model, title)
    SELECT gen_random_uuid(), id, 1, 'model-1', 'plans' FROM users WHERE uuid LIKE 'plans %'`);
  await run(`INSERT INTO conversations (uuid, user_id, application_id, model, title, kind, name, persona_id)
    SELECT gen_random_uuid(), id, 1, 'model-1', 'with her', 'influencer', '${talk.personaId}', '${talk.personaId}'
    FROM users WHERE uuid LIKE 'plans %'`);
  await run(`INSERT INTO messages (id, conversation_id, depth, role, content)
    SELECT gen_random_uuid(), id, 0, 'user', 'Hello' FROM conversations WHERE title = 'plans'`);
  await run(`INSERT INTO conversation_summaries (through_id, conversation_id, through_depth, text, tokens, model, sandbox)
    SELECT m.id, m.conversation_id, 0, 'Notes', 5, 'model-1', false
    FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.title = 'plans'`);
  await run(`INSERT INTO memories (id, user_id, persona_id, kind, topic, text)
    SELECT gen_random_uuid(), id, '${talk.personaId}', 'fact', 'name', 'Is called ' || id FROM users WHERE uuid LIKE 'plans %'`);
  const { activeLeafId } = await ctx.db.prisma.conversation.findUniqueOrThrow({
    where: { id: talk.talk.id },
  });
  place = { conversationId: talk.talk.id, leafId: activeLeafId ?? '', userId, personaId: talk.personaId };
});
afterAll(() => app.close());

describe.each([
  ['before', false],
  ['after', true],
] as const)('%s the tables were counted', (_, counted) => {
  beforeAll(async () => {
    const tables = 'messages, conversations, conversation_summaries, memories, memory_sources, memory_off';
    if (counted) await app.ports.db.query({ name: '', text: `ANALYZE ${tables}` }, []);
  });

  test.each(MODES)(
    'what is remembered of one user is found among everybody’s, planned %s',
    async (planned) => {
      const values = [place.userId, place.personaId, 0, 1_000];
      const plan = await planOf(app.ports.db, readMemories, values, planned);
      expect(plan.steps).not.toContain('Seq Scan memories');
      expect(plan.pages).toBeLessThan(60);
    },
  );

  test.each(MODES)(
    'what one user forgets is forgotten in their conversations, not looked for in everybody’s, planned %s',
    async (planned) => {
      const values = [place.userId, place.personaId, 0];
      const plan = await planOf(app.ports.db, stopCounting, values, planned);
      expect(plan.steps).not.toContain('Seq Scan conversations');
      expect(plan.pages).toBeLessThan(60);
    },
  );

  test.each(MODES)(
    'the summary of one path is looked for along that path alone, planned %s',
    async (planned) => {
      const through = await app.ports.db.prisma.message.findFirstOrThrow({
        where: { conversationId: place.conversationId, depth: 3 },
      });
      const summary = {
        throughId: through.id,
        throughDepth: 3,
        text: 'Notes',
        tokens: 5,
        model: 'm',
        sandbox: true,
      };
      await app.ports.db.prisma.conversationSummary.upsert({
        where: { throughId: through.id },
        create: { ...summary, conversationId: place.conversationId },
        update: {},
      });
      for (const statement of [readSummary, readUncovered]) {
        const plan = await planOf(app.ports.db, statement, [place.conversationId, place.leafId], planned);
        expect(plan.steps, statement.name).not.toContain('Seq Scan conversation_summaries');
        expect(plan.steps, statement.name).not.toContain('Seq Scan messages');
        // 36 places, each looked up in a few indexes.
        expect(plan.pages, statement.name).toBeLessThan(900);
      }
    },
  );
});
