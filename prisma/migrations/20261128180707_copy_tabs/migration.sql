-- AlterEnum
ALTER TYPE "conversation_kind" ADD VALUE 'tab';

-- DropIndex
DROP INDEX "conversations_user_id_updated_at_id_idx";

-- CreateTable
CREATE TABLE "copy_requests" (
    "id" SERIAL NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "message_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "request_key" TEXT,
    "title" TEXT NOT NULL,
    "tone" TEXT NOT NULL,
    "feature" TEXT NOT NULL,
    "chosen_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "copy_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "copy_requests_message_id_key" ON "copy_requests"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "copy_requests_request_key_key" ON "copy_requests"("request_key");

-- CreateIndex
CREATE INDEX "copy_requests_conversation_id_id_idx" ON "copy_requests"("conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "copy_requests_conversation_id_external_id_key" ON "copy_requests"("conversation_id", "external_id");

-- CreateIndex
CREATE INDEX "conversations_user_id_kind_updated_at_id_idx" ON "conversations"("user_id", "kind", "updated_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "copy_requests" ADD CONSTRAINT "copy_requests_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "copy_requests" ADD CONSTRAINT "copy_requests_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
