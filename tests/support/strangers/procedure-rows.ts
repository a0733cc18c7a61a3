import { newId } from '#server/kernel/ids.ts';
import { type Belongings, pdfForm, pictureForm, SECRET, SHARED } from './belongings.ts';

export type ProcedureRow = {
  input: (theirs: Belongings) => unknown;
  /** `varies`: it tells what differs each time; `claimed`: the caller chooses the id, so what is nobody's is made. */
  kind?: 'varies' | 'claimed';
  /** Its owner is not asked to do the same: it could not be done once more, or nobody may. */
  notByOwner?: true;
};

type Input = ProcedureRow['input'];
const rows = (...inputs: Input[]): ProcedureRow[] => inputs.map((input) => ({ input }));
const varying = (input: Input = () => undefined): ProcedureRow[] => [{ input, kind: 'varies' }];
const strange = (input: Input): ProcedureRow => ({ input, notByOwner: true });
const claimed = (input: Input): ProcedureRow => ({ input, kind: 'claimed', notByOwner: true });

const conversation: Input = ({ conversationId }) => ({ conversationId });
const tab: Input = ({ tabId }) => ({ tabId });
const generation: Input = ({ generationId }) => ({ generationId });
const prompt: Input = ({ promptId }) => ({ promptId });
const persona: Input = ({ personaId }) => ({ persona: personaId });
const { persona: sharedName, personaId: sharedId } = SHARED;
/** Of the persona that everybody knows, and nothing of whose talks with others may be heard. */
const shared: Input = () => ({ persona: sharedName });
const ofShared: Input = () => ({ personaId: sharedId });
const turn: Input = ({ turnId }) => ({ turnId });
const brief = { title: 'Kettle', tone: 'witty', feature: 'Boils' };
const question = () => ({
  turnId: newId(),
  userMessage: { id: newId(), content: '[[sandbox:echo]]' },
  assistantMessageId: newId(),
  model: 'gpt-4',
});

/** What can be asked of every procedure; what deletes comes last, and brings back at once where it can. */
export const PROCEDURE_ROWS: Record<string, ProcedureRow[]> = {
  'account.me': varying(),
  'account.about': varying(),
  'account.setAbout': varying(() => ({ text: 'I like tea' })),
  'account.signUp': [strange(() => ({ email: 'no', password: '' }))],
  'apiKey.list': varying(),
  'apiKey.create': varying(() => ({ name: 'Mine', mode: 'test' })),
  'conversation.list': varying(() => ({})),
  'conversation.get': rows(conversation),
  'conversation.earlier': rows(({ conversationId, answerId }) => ({ conversationId, before: answerId })),
  'conversation.around': rows(({ conversationId, questionId }) => ({
    conversationId,
    messageId: questionId,
    below: 1,
    limit: 2,
  })),
  'conversation.search': rows(() => ({ text: SECRET })),
  'conversation.titled': rows(conversation),
  'conversation.rename': rows(({ conversationId }) => ({ conversationId, title: SECRET })),
  'conversation.switchModel': rows(({ conversationId }) => ({ conversationId, model: 'sandbox' })),
  'conversation.selectBranch': rows(({ conversationId, answerId }) => ({
    conversationId,
    messageId: answerId,
  })),
  'turn.ask': [
    claimed(({ conversationId, answerId }) => ({ ...question(), conversationId, parentId: answerId })),
    claimed(({ conversationId }) => ({ ...question(), conversationId, parentId: null })),
    claimed(({ turnId, conversationId }) => ({ ...question(), turnId, conversationId, parentId: null })),
  ],
  'turn.regenerate': rows(({ conversationId, answerId }) => ({
    conversationId,
    turnId: newId(),
    messageId: answerId,
    assistantMessageId: newId(),
  })),
  'turn.stop': rows(turn),
  'turn.watch': rows(turn),
  'copy.tabs': varying(() => ({})),
  'copy.tab': rows(tab),
  'copy.write': [claimed(({ tabId }) => ({ tabId, messageId: newId(), ...brief }))],
  'copy.rewrite': rows(({ tabId, requestId }) => ({ tabId, requestId, variantId: newId() })),
  'copy.choose': rows(({ tabId, requestId, variantId }) => ({ tabId, requestId, variantId })),
  'copy.rename': rows(({ tabId }) => ({ tabId, name: SECRET })),
  'credit.balance': varying(),
  'credit.entries': varying(() => ({})),
  'file.attach': [claimed(({ conversationId }) => pdfForm({ conversationId, uploadId: newId() }))],
  'file.list': rows(conversation),
  'file.link': rows(({ conversationId, fileId }) => ({ conversationId, fileId })),
  'generation.models': rows(() => undefined),
  'generation.create': [
    strange(({ imageKey }) => ({ kind: 'video', model: 'auto', prompt: 'Go', imageKey })),
  ],
  'generation.list': rows(
    () => ({}),
    ({ projectId }) => ({ projectId }),
    ({ generationId }) => ({ cursor: generationId }),
    () => ({ search: SECRET }),
  ),
  'generation.one': rows(generation),
  'generation.cancel': rows(generation),
  'generation.retry': [strange(generation)],
  'generation.favourite': rows(({ generationId }) => ({ generationId, favourite: true })),
  'model.list': rows(() => undefined),
  'persona.list': rows(() => ({})),
  'persona.categories': rows(() => undefined),
  'persona.gallery': rows(() => undefined),
  'persona.profile': rows(persona, shared),
  'persona.get': rows(persona, ({ personaName }) => ({ persona: personaName })),
  'persona.create': varying(() => ({ displayName: 'Mine' })),
  'persona.update': rows(({ personaId }) => ({ persona: personaId, description: SECRET })),
  'persona.previewCard': [strange(() => pdfForm())],
  'persona.importCard': [strange(() => pdfForm())],
  'persona.exportCard': [
    ...rows(({ personaId }) => ({ persona: personaId, format: 'json-v3' })),
    strange(() => ({ persona: sharedName, format: 'json-v3' })),
  ],
  'persona.setPortrait': [strange(({ personaId }) => pdfForm({ persona: personaId }))],
  'persona.rate': rows(({ personaId }) => ({ persona: personaId, stars: 1 })),
  'persona.memories.list': rows(({ personaId }) => ({ personaId }), ofShared),
  'persona.memories.remember': rows(
    ({ personaId }) => ({ personaId, text: 'Tea' }),
    () => ({ personaId: sharedId, text: 'Tea' }),
  ),
  'persona.memories.edit': rows(
    ({ memoryId }) => ({ memoryId, text: SECRET }),
    ({ sharedMemoryId }) => ({ memoryId: sharedMemoryId, text: SECRET }),
  ),
  'persona.memories.switch': rows(
    ({ personaId }) => ({ personaId, enabled: true }),
    () => ({ personaId: sharedId, enabled: false }),
    () => ({ personaId: sharedId, enabled: true }),
  ),
  'project.list': rows(() => undefined),
  'project.rename': rows(({ projectId }) => ({ projectId, name: SECRET })),
  'project.archive': rows(({ projectId }) => ({ projectId, archived: true })),
  'prompt.list': rows(
    () => ({ search: SECRET }),
    () => ({ scenario: SECRET }),
  ),
  'prompt.scenarios': rows(() => undefined),
  'prompt.get': rows(prompt),
  'prompt.create': varying(() => ({ title: 'T', content: 'C' })),
  'prompt.update': rows(({ promptId }) => ({ promptId, content: SECRET })),
  'prompt.duplicate': rows(prompt),
  'prompt.preview': rows(({ promptId }) => ({ promptId, variables: { x: 'y' } })),
  'prompt.use': rows(prompt),
  'talk.list': varying(() => ({})),
  'talk.partner': rows(persona, shared),
  'talk.get': rows(persona, shared, ({ sharedMessageId }) => ({
    persona: sharedName,
    before: sharedMessageId,
  })),
  'talk.askAgain': [
    strange(({ personaId, talkAnswerId }) => ({ persona: personaId, messageId: talkAnswerId })),
    strange(({ talkAnswerId }) => ({ persona: sharedName, messageId: talkAnswerId })),
  ],
  'talk.say': [
    ...rows(
      ({ personaId }) => ({ persona: personaId, messageId: newId(), content: 'Hi' }),
      ({ talkMediaKey }) => ({ persona: sharedName, messageId: newId(), media: [talkMediaKey] }),
    ),
    strange(({ talkMediaKey }) => ({ persona: sharedName, messageId: newId(), sound: talkMediaKey })),
  ],
  'talk.attach': [
    ...rows(({ talkUploadId }) => pictureForm({ uploadId: talkUploadId })),
    strange(() => pdfForm({ uploadId: newId() })),
  ],
  'generation.remove': rows(generation),
  'generation.restore': rows(generation),
  // It never ends: what it tells whom is in tests/domain/media/watch-generations.test.ts.
  'generation.watch': [],
  'copy.remove': rows(tab),
  'copy.restore': rows(tab),
  'prompt.remove': rows(prompt),
  'prompt.restore': rows(prompt),
  'persona.memories.forget': rows(
    ({ memoryId }) => ({ memoryId }),
    ({ sharedMemoryId }) => ({ memoryId: sharedMemoryId }),
  ),
  'persona.memories.forgetAll': [...rows(({ personaId }) => ({ personaId })), ...varying(ofShared)],
  'talk.end': rows(persona, shared),
  'persona.remove': rows(persona),
  'file.withdraw': rows(({ uploadId }) => ({ uploadId })),
  'file.remove': [strange(({ conversationId, fileId }) => ({ conversationId, fileId }))],
  'conversation.remove': rows(conversation),
  'conversation.restore': rows(conversation),
  'apiKey.revoke': rows(({ keyId }) => ({ id: keyId })),
};
