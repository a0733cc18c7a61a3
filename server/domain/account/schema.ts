import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must be at most 254 characters')
  .pipe(z.email('must be an e-mail address'));

const Password = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters');

export const SignUpInput = z.object({
  email: Email,
  password: Password,
  name: z.string().trim().min(1).max(100).optional(),
});
export type SignUpInput = z.output<typeof SignUpInput>;

export const SetPlanInput = z.object({ email: Email, plan: z.enum(['free', 'pro', 'scale']) });
export type SetPlanInput = z.output<typeof SetPlanInput>;

/** Told to every persona before every answer: short. */
const LONGEST_ABOUT = 1_000;

export const AboutInput = z.object({ text: PlainText.max(LONGEST_ABOUT).overwrite((text) => text.trim()) });
export type AboutInput = z.input<typeof AboutInput>;

/** What a key may be limited to; a key without scopes may do what its user may. */
const SCOPES = ['chat', 'metrics', 'act-as'] as const;

export const CreateApiKeyInput = z.object({
  name: z.string().trim().min(1).max(100),
  mode: z.enum(['live', 'test']),
  scopes: z.array(z.enum(SCOPES)).max(SCOPES.length).default([]),
  expiresAt: z.iso.datetime().optional(),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

export const ApiKeyRef = z.object({ id: z.uuid() });
export type ApiKeyRef = z.output<typeof ApiKeyRef>;

/** The signed-in person, as pages see them. */
export type Me = { id: number; email: string | null; name: string | null; role: 'user' | 'admin' };

/** A key as its owner sees it after it was made. */
export type ApiKeyView = {
  id: string;
  name: string;
  mode: 'live' | 'test';
  /** `gr_live_…1234`. */
  preview: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
};
