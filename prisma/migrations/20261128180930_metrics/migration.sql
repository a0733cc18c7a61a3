-- AlterTable
ALTER TABLE "processes" ADD COLUMN     "resting" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "worked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "metrics" (
    "name" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "value" DECIMAL(38,6) NOT NULL,

    CONSTRAINT "metrics_pkey" PRIMARY KEY ("name","labels")
);

-- CreateTable
CREATE TABLE "metric_deltas" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "value" DECIMAL(38,6) NOT NULL,

    CONSTRAINT "metric_deltas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_minutes" (
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "requests" BIGINT NOT NULL,
    "errors" BIGINT NOT NULL,
    "seconds" DECIMAL(38,6) NOT NULL,

    CONSTRAINT "request_minutes_pkey" PRIMARY KEY ("minute")
);

-- What Prisma's schema language cannot say.

-- The same few rows are written again and again: a new version finds room beside the old one.
ALTER TABLE "metrics" SET (fillfactor = 50);

-- Credits and generations are counted in the transactions that move them: a crash cannot lose any, and none waits for
-- another, as each adds a row of its own.
CREATE FUNCTION "count_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "metric_deltas" ("name", "labels", "value")
  SELECT 'credits_total', jsonb_build_object('kind', "credit_movement"("kind", "available_delta")),
    sum(greatest(abs("available_delta"), abs("held_delta")))
  FROM entered GROUP BY 2;
  RETURN NULL;
END $$;
-- A counter only grows, so that corrections upwards and downwards are two.
CREATE FUNCTION "credit_movement"("credit_entry_kind", numeric) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN $1 <> 'adjust' THEN $1::text WHEN $2 < 0 THEN 'adjust-down' ELSE 'adjust-up' END;
CREATE TRIGGER "credit_entries_counted" AFTER INSERT ON "credit_entries"
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION "count_credits"();

CREATE FUNCTION "count_generation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "metric_deltas" ("name", "labels", "value") VALUES ('generations_total', jsonb_build_object(
    'kind', NEW."kind", 'model', NEW."model", 'sandbox', NEW."sandbox"::text,
    'state', CASE WHEN TG_OP = 'INSERT' THEN 'requested' ELSE NEW."state"::text END), 1);
  RETURN NULL;
END $$;
CREATE TRIGGER "generations_requested_counted" AFTER INSERT ON "generations"
  FOR EACH ROW EXECUTE FUNCTION "count_generation"();
CREATE TRIGGER "generations_ended_counted" AFTER UPDATE OF "state" ON "generations"
  FOR EACH ROW WHEN (NEW."state" IN ('succeeded', 'failed', 'cancelled') AND OLD."state" <> NEW."state")
  EXECUTE FUNCTION "count_generation"();

-- What there was before anybody counted.
INSERT INTO "metrics" ("name", "labels", "value")
SELECT 'credits_total', jsonb_build_object('kind', "credit_movement"("kind", "available_delta")),
  sum(greatest(abs("available_delta"), abs("held_delta")))
FROM "credit_entries" GROUP BY 2;
INSERT INTO "metrics" ("name", "labels", "value")
SELECT 'generations_total', jsonb_build_object('kind', "kind", 'model', "model", 'sandbox', "sandbox"::text, 'state', s."state"), count(*)
FROM "generations" CROSS JOIN LATERAL (
  SELECT 'requested' UNION ALL SELECT "generations"."state"::text WHERE "generations"."state" IN ('succeeded', 'failed', 'cancelled')
) s("state") GROUP BY 2;

-- Which sessions are active, and which began today, without a look at the others.
CREATE INDEX "conversations_updated_idx" ON "conversations"("updated_at") WHERE "deleted_at" IS NULL;

-- Until now anybody could make a key with the scope `metrics`, which opened nothing. A key without scopes may do
-- everything, so that one with nothing else is revoked instead.
UPDATE "api_keys" k SET "revoked_at" = now() FROM "users" u
WHERE u."id" = k."user_id" AND u."role" <> 'admin' AND k."scopes" = ARRAY['metrics'] AND k."revoked_at" IS NULL;
UPDATE "api_keys" k SET "scopes" = array_remove(k."scopes", 'metrics') FROM "users" u
WHERE u."id" = k."user_id" AND u."role" <> 'admin' AND 'metrics' = ANY(k."scopes") AND k."scopes" <> ARRAY['metrics'];
