-- AlterTable
ALTER TABLE "users" ADD COLUMN     "about" TEXT NOT NULL DEFAULT '';
