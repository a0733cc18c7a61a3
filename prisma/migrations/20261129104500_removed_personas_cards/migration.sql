-- Cards go with their personas from now on; these are those of personas that were removed before.
UPDATE "personas" SET "card" = NULL WHERE "deleted_at" IS NOT NULL AND "card" IS NOT NULL;
