-- DropIndex
DROP INDEX "conversations_user_id_kind_updated_at_id_idx";

-- CreateTable
CREATE TABLE "search_queue" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "message_id" UUID,

    CONSTRAINT "search_queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_entries" (
    "user_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "message_id" UUID,
    "begins" INTEGER NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("user_id","number")
);

-- CreateIndex
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING GIN ("words") WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "search_entries_conversation_id_message_id_begins_key" ON "search_entries"("conversation_id", "message_id", "begins");

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A page of the history is found and counted in the index alone, filtered or not. Every turn writes it, as it wrote the
-- one before: there is no second one for filters. The condition holds for every row; it hides the index from Prisma,
-- which knows no INCLUDE. Read backwards: pages that are filled in ascending order are filled to the end.
CREATE INDEX "conversations_history_idx" ON "conversations"("user_id", "kind", "updated_at", "id")
  INCLUDE ("created_at", "model", "deleted_at") WHERE "user_id" IS NOT NULL;

-- What was said until now is to be found as well.
INSERT INTO "search_queue" ("conversation_id", "message_id") SELECT "id", NULL FROM "conversations" ORDER BY "id";
INSERT INTO "search_queue" ("conversation_id", "message_id")
  SELECT "conversation_id", "id" FROM "messages" WHERE "status" <> 'streaming' ORDER BY "created_at", "id";
