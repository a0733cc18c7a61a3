-- CreateTable
CREATE TABLE "withdrawn_uploads" (
    "request_key" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "withdrawn_uploads_pkey" PRIMARY KEY ("request_key")
);

-- CreateIndex
CREATE INDEX "withdrawn_uploads_withdrawn_at_idx" ON "withdrawn_uploads"("withdrawn_at");
