-- CreateTable
CREATE TABLE "prompt_previews" (
    "request_key" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "tokens_used" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_previews_pkey" PRIMARY KEY ("request_key")
);

-- CreateIndex
CREATE INDEX "prompt_previews_user_id_idx" ON "prompt_previews"("user_id");

-- CreateIndex
CREATE INDEX "prompt_previews_created_at_idx" ON "prompt_previews"("created_at");

-- AddForeignKey
ALTER TABLE "prompt_previews" ADD CONSTRAINT "prompt_previews_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
