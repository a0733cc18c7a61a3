-- CreateTable
CREATE TABLE "uploads" (
    "asset_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "request_key" TEXT,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("asset_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "uploads_request_key_key" ON "uploads"("request_key");

-- CreateIndex
CREATE INDEX "uploads_user_id_due_at_idx" ON "uploads"("user_id", "due_at");

-- CreateIndex
CREATE INDEX "uploads_due_at_idx" ON "uploads"("due_at");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "assets"("id") ON DELETE CASCADE ON UPDATE CASCADE;
