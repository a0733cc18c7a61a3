import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { ArchiveProjectInput, RenameProjectInput } from './schema.ts';
import { listProjects as statement } from './sql-figures.ts';
import type { ProjectView } from './view.ts';

/** The asking user's projects, newest first. */
export async function listProjects(ctx: Context): Promise<ProjectView[]> {
  const { userId } = requireUser(ctx.actor);
  return ctx.db.query<ProjectView>(statement, [userId]);
}

/** Errors: `not_found`, `conflict` for a name that another project has. */
export async function renameProject(ctx: Context, input: RenameProjectInput): Promise<void> {
  const { projectId, name } = RenameProjectInput.parse(input);
  await change(ctx, projectId, { name });
}

/** An archived project keeps all that is in it and is no longer offered. */
export async function archiveProject(ctx: Context, input: ArchiveProjectInput): Promise<void> {
  const { projectId, archived } = ArchiveProjectInput.parse(input);
  await change(ctx, projectId, { archivedAt: archived ? ctx.clock.now() : null });
}

async function change(
  ctx: Context,
  projectId: string,
  data: { name: string } | { archivedAt: Date | null },
): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const where = { id: projectId, userId };
  const { count } = await ctx.db.prisma.project.updateMany({ where, data }).catch((error: unknown) => {
    if (toDomainError(error).code !== 'conflict') throw error;
    throw new DomainError('conflict', 'You have a project of this name already.', { cause: error });
  });
  if (count === 0) throw new DomainError('not_found', 'Project not found');
}
