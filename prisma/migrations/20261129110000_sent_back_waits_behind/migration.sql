-- Each user's queue by when it may go on: what a provider sent back waits behind what it was not asked for yet.
DROP INDEX "generations_queued_idx";
CREATE INDEX "generations_queued_idx" ON "generations"("user_id", "next_run_at", "id") WHERE "state" = 'queued';
