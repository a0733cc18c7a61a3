import {
  awaitTitle,
  getConversation,
  listAround,
  listConversations,
  listMessages,
  removeConversation,
  renameConversation,
  restoreConversation,
  selectBranch,
  switchModel,
} from '#server/domain/conversation/index.ts';
import {
  ConversationRef,
  ListAroundInput,
  ListConversationsInput,
  ListMessagesInput,
  RenameInput,
  SelectBranchInput,
  SwitchModelInput,
} from '#server/domain/conversation/schema.ts';
import { searchMessages } from '#server/domain/search/index.ts';
import { SearchInput } from '#server/domain/search/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const conversationRouter = router({
  list: procedure.input(ListConversationsInput).query(call(listConversations)),
  get: procedure.input(ListMessagesInput).query(call(getConversation)),
  earlier: procedure.input(ListMessagesInput).query(call(listMessages)),
  around: procedure.input(ListAroundInput).query(call(listAround)),
  search: procedure.input(SearchInput).query(call(searchMessages)),
  titled: procedure.input(ConversationRef).query(call(awaitTitle)),
  rename: procedure.input(RenameInput).mutation(call(renameConversation)),
  switchModel: procedure.input(SwitchModelInput).mutation(call(switchModel)),
  selectBranch: procedure.input(SelectBranchInput).mutation(call(selectBranch)),
  remove: procedure.input(ConversationRef).mutation(call(removeConversation)),
  restore: procedure.input(ConversationRef).mutation(call(restoreConversation)),
});
