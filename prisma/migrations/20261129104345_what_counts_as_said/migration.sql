-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "condensing_until" TIMESTAMPTZ(3),
ADD COLUMN     "remember_from" TIMESTAMPTZ(3);
