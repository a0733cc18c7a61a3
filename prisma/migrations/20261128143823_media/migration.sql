-- CreateEnum
CREATE TYPE "credit_hold_status" AS ENUM ('open', 'captured', 'released');

-- CreateEnum
CREATE TYPE "credit_entry_kind" AS ENUM ('grant', 'hold', 'capture', 'release', 'refund', 'adjust');

-- CreateEnum
CREATE TYPE "generation_kind" AS ENUM ('image', 'video', 'voice');

-- CreateEnum
CREATE TYPE "generation_state" AS ENUM ('queued', 'submitting', 'submission_unknown', 'submitted', 'running', 'ingesting', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('open', 'accepted', 'not_accepted', 'rejected', 'unknown');

-- CreateEnum
CREATE TYPE "asset_kind" AS ENUM ('image', 'video', 'audio');

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "process_id" UUID NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "credit_accounts" (
    "user_id" INTEGER NOT NULL,
    "available" DECIMAL(20,6) NOT NULL DEFAULT 0,
    "held" DECIMAL(20,6) NOT NULL DEFAULT 0,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credit_accounts_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "credit_holds" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "amount" DECIMAL(20,6) NOT NULL,
    "captured" DECIMAL(20,6) NOT NULL DEFAULT 0,
    "status" "credit_hold_status" NOT NULL DEFAULT 'open',
    "ref_type" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "price" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_entries" (
    "id" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" "credit_entry_kind" NOT NULL,
    "available_delta" DECIMAL(20,6) NOT NULL,
    "held_delta" DECIMAL(20,6) NOT NULL,
    "available_after" DECIMAL(20,6) NOT NULL,
    "held_after" DECIMAL(20,6) NOT NULL,
    "ref_type" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "actor_id" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "request_id" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generations" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "project_id" UUID,
    "kind" "generation_kind" NOT NULL,
    "state" "generation_state" NOT NULL DEFAULT 'queued',
    "model" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "upstream_id" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "params" JSONB NOT NULL,
    "input_asset_id" UUID,
    "price" DECIMAL(20,6) NOT NULL,
    "request_key" TEXT,
    "retry_of_id" UUID,
    "progress" DOUBLE PRECISION,
    "queue_position" INTEGER,
    "lease_owner" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "lease_epoch" INTEGER NOT NULL DEFAULT 0,
    "next_run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "error_message" TEXT,
    "favourite" BOOLEAN NOT NULL DEFAULT false,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "generations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generation_attempts" (
    "id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "outcome" "attempt_outcome" NOT NULL DEFAULT 'open',
    "remote" JSONB,
    "remote_id" TEXT,
    "output" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "generation_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generation_events" (
    "id" BIGSERIAL NOT NULL,
    "generation_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "state" "generation_state" NOT NULL,
    "error_code" TEXT,
    "written_by" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "generation_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assets" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "generation_id" UUID,
    "kind" "asset_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "checksum" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" INTEGER,
    "blurhash" TEXT,
    "poster_key" TEXT,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "credit_holds_user_id_idx" ON "credit_holds"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_holds_ref_type_ref_id_key" ON "credit_holds"("ref_type", "ref_id");

-- CreateIndex
CREATE INDEX "credit_entries_user_id_id_idx" ON "credit_entries"("user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "credit_entries_user_id_seq_key" ON "credit_entries"("user_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entries_ref_type_ref_id_kind_key" ON "credit_entries"("ref_type", "ref_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "projects_user_id_name_key" ON "projects"("user_id", "name");

-- CreateIndex
CREATE INDEX "generations_user_id_id_idx" ON "generations"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "generations_project_id_id_idx" ON "generations"("project_id", "id" DESC);

-- CreateIndex
CREATE INDEX "generations_input_asset_id_idx" ON "generations"("input_asset_id");

-- CreateIndex
CREATE INDEX "generations_retry_of_id_idx" ON "generations"("retry_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "generations_user_id_request_key_key" ON "generations"("user_id", "request_key");

-- CreateIndex
CREATE UNIQUE INDEX "generation_attempts_generation_id_number_key" ON "generation_attempts"("generation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "generation_attempts_provider_remote_id_key" ON "generation_attempts"("provider", "remote_id");

-- CreateIndex
CREATE INDEX "generation_events_generation_id_id_idx" ON "generation_events"("generation_id", "id");

-- CreateIndex
CREATE INDEX "generation_events_user_id_written_by_id_idx" ON "generation_events"("user_id", "written_by", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assets_generation_id_key" ON "assets"("generation_id");

-- CreateIndex
CREATE UNIQUE INDEX "assets_key_key" ON "assets"("key");

-- CreateIndex
CREATE INDEX "assets_user_id_id_idx" ON "assets"("user_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "credit_accounts"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "credit_accounts"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_input_asset_id_fkey" FOREIGN KEY ("input_asset_id") REFERENCES "assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "generations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_attempts" ADD CONSTRAINT "generation_attempts_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_events" ADD CONSTRAINT "generation_events_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assets" ADD CONSTRAINT "assets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assets" ADD CONSTRAINT "assets_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A balance never falls below nothing, whoever writes it.
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_not_negative" CHECK ("available" >= 0 AND "held" >= 0);
ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_within_amount" CHECK ("amount" > 0 AND "captured" >= 0 AND "captured" <= "amount");

-- What has been entered stays as it was; a mistake is put right by another entry.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "credit_entries_append_only" BEFORE UPDATE OR DELETE ON "credit_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_entries_not_emptied" BEFORE TRUNCATE ON "credit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What a worker looks for: what somebody has begun, what somebody is about to begin, and who has something queued.
CREATE INDEX "generations_begun_idx" ON "generations"("next_run_at")
  WHERE "state" NOT IN ('queued', 'succeeded', 'failed', 'cancelled');
CREATE INDEX "generations_claimed_idx" ON "generations"("lease_until")
  WHERE "state" = 'queued' AND "lease_owner" IS NOT NULL;
CREATE INDEX "generations_queued_idx" ON "generations"("user_id", "id") WHERE "state" = 'queued';
-- What a user's pages follow.
CREATE INDEX "generations_open_by_user_idx" ON "generations"("user_id", "id")
  WHERE "state" NOT IN ('succeeded', 'failed', 'cancelled');
-- The estimate of how long a model takes is made of its last results.
CREATE INDEX "generations_durations_idx" ON "generations"("model", "ended_at" DESC) WHERE "state" = 'succeeded';
