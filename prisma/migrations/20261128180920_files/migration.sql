-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "file_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "attached_files" (
    "id" SERIAL NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "checksum" BYTEA NOT NULL,
    "pages" TEXT[],
    "characters" INTEGER NOT NULL,
    "tokens" INTEGER NOT NULL,
    "metadata" JSONB NOT NULL,
    "request_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attached_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_passages" (
    "file_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "page_from" INTEGER NOT NULL,
    "page_to" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "terms" tsvector NOT NULL,

    CONSTRAINT "file_passages_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "unwanted_objects" (
    "key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unwanted_objects_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "attached_files_key_key" ON "attached_files"("key");

-- CreateIndex
CREATE UNIQUE INDEX "attached_files_request_key_key" ON "attached_files"("request_key");

-- CreateIndex
CREATE INDEX "attached_files_conversation_id_idx" ON "attached_files"("conversation_id");

-- AddForeignKey
ALTER TABLE "attached_files" ADD CONSTRAINT "attached_files_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_passages" ADD CONSTRAINT "file_passages_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "attached_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A file's row may go by itself, with its conversation or with its user: its object is doomed in the same transaction.
CREATE FUNCTION doom_object() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unwanted_objects (key) VALUES (OLD.key) ON CONFLICT (key) DO NOTHING;
  RETURN NULL;
END
$$;

CREATE TRIGGER attached_files_doom_object AFTER DELETE ON attached_files
FOR EACH ROW EXECUTE FUNCTION doom_object();
