-- CreateEnum
CREATE TYPE "memory_kind" AS ENUM ('fact', 'preference', 'relationship', 'note');

-- CreateTable
CREATE TABLE "conversation_summaries" (
    "through_id" UUID NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "through_depth" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_summaries_pkey" PRIMARY KEY ("through_id")
);

-- CreateTable
CREATE TABLE "memories" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "persona_id" UUID NOT NULL,
    "scope" INTEGER NOT NULL DEFAULT 0,
    "kind" "memory_kind" NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "memories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memory_sources" (
    "memory_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,

    CONSTRAINT "memory_sources_pkey" PRIMARY KEY ("memory_id","message_id")
);

-- CreateTable
CREATE TABLE "memory_off" (
    "user_id" INTEGER NOT NULL,
    "persona_id" UUID NOT NULL,

    CONSTRAINT "memory_off_pkey" PRIMARY KEY ("user_id","persona_id")
);

-- CreateIndex
CREATE INDEX "conversation_summaries_conversation_id_idx" ON "conversation_summaries"("conversation_id");

-- CreateIndex
CREATE INDEX "memories_persona_id_idx" ON "memories"("persona_id");

-- CreateIndex
CREATE UNIQUE INDEX "memories_user_id_persona_id_scope_topic_key" ON "memories"("user_id", "persona_id", "scope", "topic");

-- CreateIndex
CREATE INDEX "memory_sources_message_id_idx" ON "memory_sources"("message_id");

-- CreateIndex
CREATE INDEX "memory_off_persona_id_idx" ON "memory_off"("persona_id");

-- AddForeignKey
ALTER TABLE "conversation_summaries" ADD CONSTRAINT "conversation_summaries_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_summaries" ADD CONSTRAINT "conversation_summaries_through_id_fkey" FOREIGN KEY ("through_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memories" ADD CONSTRAINT "memories_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memories" ADD CONSTRAINT "memories_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "personas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_sources" ADD CONSTRAINT "memory_sources_memory_id_fkey" FOREIGN KEY ("memory_id") REFERENCES "memories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_sources" ADD CONSTRAINT "memory_sources_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_off" ADD CONSTRAINT "memory_off_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_off" ADD CONSTRAINT "memory_off_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "personas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- However a message goes: nobody remembers what was only said there.
CREATE FUNCTION "forget_unsaid"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM memories WHERE id = OLD.memory_id AND NOT by_hand
    AND NOT EXISTS (SELECT 1 FROM memory_sources WHERE memory_id = OLD.memory_id);
  RETURN NULL;
END $$;
CREATE TRIGGER "forget_unsaid" AFTER DELETE ON "memory_sources" FOR EACH ROW EXECUTE FUNCTION "forget_unsaid"();
