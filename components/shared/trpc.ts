'use client';

import { createTRPCReact } from '@trpc/react-query';
import type { AppRouter } from '#server/trpc/root.ts';

/** The typed hooks of the UIs' own door: `trpc.conversation.list.useQuery({})`. */
export const trpc = createTRPCReact<AppRouter>();
