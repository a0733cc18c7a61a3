import type { WrittenCopy } from '#server/domain/copy/index.ts';

type Tone = { id: number; name: string };

/** A written text as document 001 shows it. A tab that was removed is not found, so one that is shown is active. */
export function presentCopy(
  { tab, request, variant }: WrittenCopy,
  { tone, owner, now }: { tone: Tone; owner: number; now: Date },
) {
  return {
    success: true as const,
    message: 'Chat Completed successfully' as const,
    data: {
      userChatInput: {
        messageId: request.messageId,
        title: request.title,
        tone: { id: tone.id, name: tone.name },
        feature: request.feature,
      },
      tab: {
        id: tab.number,
        name: tab.name,
        createdBy: owner,
        createdAt: tab.createdAt,
        updatedAt: tab.updatedAt,
        deletedOn: null,
        isActive: true as const,
      },
      response: variant.text,
    },
    timestamp: now.toISOString(),
    statusCode: 0 as const,
  };
}
