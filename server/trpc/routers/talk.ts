import {
  askAgain,
  endTalk,
  listTalks,
  sayTo,
  takeMedia,
  viewPartner,
  viewTalk,
} from '#server/domain/talk/index.ts';
import {
  AskAgainInput,
  ListTalksInput,
  SayToInput,
  TakeMediaForm,
  TalkRef,
  ViewTalkInput,
} from '#server/domain/talk/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const talkRouter = router({
  list: procedure.input(ListTalksInput).query(call(listTalks)),
  partner: procedure.input(TalkRef).query(call(viewPartner)),
  get: procedure.input(ViewTalkInput).query(call(viewTalk)),
  say: procedure.input(SayToInput).mutation(call(sayTo)),
  askAgain: procedure.input(AskAgainInput).mutation(call(askAgain)),
  /** Takes a FormData: a client sends it alone (`httpLink`), not in a batch. */
  attach: procedure.input(TakeMediaForm).mutation(call(takeMedia)),
  end: procedure.input(TalkRef).mutation(call(endTalk)),
});
