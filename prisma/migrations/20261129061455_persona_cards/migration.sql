-- AlterTable
ALTER TABLE "personas" ADD COLUMN     "avatar_asset_id" UUID,
ADD COLUMN     "card" TEXT;

-- CreateIndex
CREATE INDEX "personas_avatar_asset_id_idx" ON "personas"("avatar_asset_id");

-- AddForeignKey
ALTER TABLE "personas" ADD CONSTRAINT "personas_avatar_asset_id_fkey" FOREIGN KEY ("avatar_asset_id") REFERENCES "assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;
