-- CreateTable
-- Unlogged, which Prisma's schema language cannot say: no flush to disk for what a full bucket after a crash replaces.
-- Pages stay half empty, so that a row is rewritten in its own.
CREATE UNLOGGED TABLE "rate_buckets" (
    "key" TEXT NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,
    "granted" BOOLEAN NOT NULL,

    CONSTRAINT "rate_buckets_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 50);
