import { archiveProject, listProjects, renameProject } from '#server/domain/media/index.ts';
import { ArchiveProjectInput, RenameProjectInput } from '#server/domain/media/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const projectRouter = router({
  list: procedure.query(({ ctx }) => listProjects(ctx)),
  rename: procedure.input(RenameProjectInput).mutation(call(renameProject)),
  archive: procedure.input(ArchiveProjectInput).mutation(call(archiveProject)),
});
