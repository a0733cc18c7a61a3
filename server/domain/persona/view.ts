export type PersonaVisibility = 'private' | 'unlisted' | 'public';

/** A persona as somebody sees it. */
export type PersonaView = {
  id: string;
  /** Unique and lasting; the characters family's `id`. */
  name: string;
  displayName: string;
  description: string;
  category: string;
  personality: string;
  traits: readonly string[];
  greeting: string;
  /** A path of ours that needs no token; `null` where it has no picture. */
  avatarUrl: string | null;
  voiceModel: string;
  capabilities: readonly string[];
  temperature: number;
  maxTokens: number;
  visibility: PersonaVisibility;
  builtIn: boolean;
  /** Whether the asking user may change it, and see what only its owner sees. */
  canChange: boolean;
  createdAt: Date;
  updatedAt: Date;
  /** What the model is told; `null` for whoever may not change it. */
  secret: { systemInstructions: string; scenario: string; examples: string; reminder: string } | null;
};

/** What a character card would become; nothing is kept of it yet. */
export type CardPreview = {
  version: 'v1' | 'v2' | 'v3' | 'pygmalion';
  displayName: string;
  description: string;
  greeting: string;
  /** Whoever made it, and what they say about it. */
  creator: string;
  notes: string;
  tags: readonly string[];
  /** Whether the file is a picture, which becomes its portrait. */
  picture: boolean;
  /** What is not taken as it stands, in sentences. */
  warnings: readonly string[];
};

/** A persona in the gallery. */
export type GalleryEntry = Pick<
  PersonaView,
  'id' | 'name' | 'displayName' | 'category' | 'traits' | 'avatarUrl' | 'builtIn' | 'canChange' | 'createdAt'
> & {
  /** Its beginning. */
  description: string;
  figures: PersonaFigures;
};

/** A persona on its own page, with names in the places for them. `stars`: the asking user's. */
export type ProfileView = { persona: PersonaView; figures: PersonaFigures; stars: number | null };

export type CardFile = { fileName: string; mediaType: string; base64: string };

/** Counted from rows. */
export type PersonaFigures = { conversations: number; averageRating: number | null; ratings: number };
