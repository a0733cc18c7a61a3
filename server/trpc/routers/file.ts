import { attach, linkFile, listFiles, removeFile, withdrawUpload } from '#server/domain/file/index.ts';
import { AttachForm, FileRef, ListFilesInput, UploadRef } from '#server/domain/file/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const fileRouter = router({
  /** Takes a FormData: a client sends it alone (`httpLink`), not in a batch. */
  attach: procedure.input(AttachForm).mutation(call(attach)),
  list: procedure.input(ListFilesInput).query(call(listFiles)),
  link: procedure.input(FileRef).query(call(linkFile)),
  remove: procedure.input(FileRef).mutation(call(removeFile)),
  withdraw: procedure.input(UploadRef).mutation(call(withdrawUpload)),
});
