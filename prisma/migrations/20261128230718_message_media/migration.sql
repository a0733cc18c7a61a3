-- CreateTable
CREATE TABLE "message_media" (
    "message_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "message_media_pkey" PRIMARY KEY ("message_id","position")
);

-- CreateIndex
CREATE INDEX "message_media_conversation_id_idx" ON "message_media"("conversation_id");

-- CreateIndex
CREATE INDEX "message_media_asset_id_idx" ON "message_media"("asset_id");

-- AddForeignKey
ALTER TABLE "message_media" ADD CONSTRAINT "message_media_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_media" ADD CONSTRAINT "message_media_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "assets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- However a message goes: nobody keeps what was only part of it.
CREATE FUNCTION "drop_said_media"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE uploads SET due_at = now() WHERE asset_id = OLD.asset_id
    AND NOT EXISTS (SELECT 1 FROM message_media WHERE asset_id = OLD.asset_id);
  RETURN NULL;
END $$;
CREATE TRIGGER "drop_said_media" AFTER DELETE ON "message_media" FOR EACH ROW EXECUTE FUNCTION "drop_said_media"();
