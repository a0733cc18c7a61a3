import {
  beginCopy,
  chooseVariant,
  getTab,
  listTabs,
  removeTab,
  renameTab,
  restoreTab,
  rewriteCopy,
} from '#server/domain/copy/index.ts';
import {
  ChooseInput,
  GetTabInput,
  ListTabsInput,
  RenameTabInput,
  RewriteInput,
  TabRef,
  WriteInput,
} from '#server/domain/copy/schema.ts';
import { call, procedure, router } from '../trpc.ts';

/** What is being written is watched and stopped by `turn`, as `turnId` of its variant. */
export const copyRouter = router({
  tabs: procedure.input(ListTabsInput).query(call(listTabs)),
  tab: procedure.input(GetTabInput).query(call(getTab)),
  write: procedure.input(WriteInput).mutation(call(beginCopy)),
  rewrite: procedure.input(RewriteInput).mutation(call(rewriteCopy)),
  choose: procedure.input(ChooseInput).mutation(call(chooseVariant)),
  rename: procedure.input(RenameTabInput).mutation(call(renameTab)),
  remove: procedure.input(TabRef).mutation(call(removeTab)),
  restore: procedure.input(TabRef).mutation(call(restoreTab)),
});
