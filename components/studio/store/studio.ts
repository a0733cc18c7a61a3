import type { OfferedMediaModel } from '#server/domain/media/view.ts';
import type { Answer, Refusal } from '#components/shared/api.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Me } from '#components/shared/me.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import { type Draft, EMPTY_DRAFT } from '../state/draft.ts';
import type { Filter } from '../state/filter.ts';
import type { Generation } from '../state/generation.ts';

export type Balance = Answer<'credit.balance'>;
export type Project = Answer<'project.list'>[number];
export type Voice = { name: string; label: string };

/** What the server sends along with the page, so that its first paint has content. */
export type FirstData = {
  me: Me;
  voices: readonly Voice[];
  models: readonly OfferedMediaModel[];
  balance: Balance;
  projects: readonly Project[];
  filter: Filter;
  page: Answer<'generation.list'>;
  /** What the address has open, where it is on no page of the list. */
  open: Generation | null;
  moment: Moment;
};

export type Gallery = {
  filter: Filter;
  ids: readonly string[];
  cursor: string | null;
  phase: 'ready' | 'loading' | 'failed';
  /** An older page is on its way, or could not be had. */
  older: 'idle' | 'loading' | 'failed';
};

export type Problem = Pick<Refusal, 'message'> & { unanswered: boolean };

/** Everything the studio of one browser tab knows. */
export type Studio = {
  readonly me: Me;
  readonly voices: readonly Voice[];
  readonly models: Cell<readonly OfferedMediaModel[]>;
  readonly balance: Cell<Balance>;
  readonly projects: Cell<readonly Project[]>;
  /** One cell a generation, so that news of one renders one card. */
  readonly cards: Map<string, Cell<Generation>>;
  readonly gallery: Cell<Gallery>;
  readonly draft: Cell<Draft>;
  /** The wish of the composer is on its way to the server. */
  readonly making: Cell<boolean>;
  readonly problem: Cell<Problem | null>;
  readonly moment: Cell<Moment>;
  /** How often the stream of news was tried in vain since it last spoke; 0 while it is open. */
  readonly attempt: Cell<number>;
  /** What the live region says. */
  readonly said: Cell<string>;
  /** Tells the other tabs that a generation changed in a way of which the stream says nothing. */
  tell: (generationId: string) => void;
};

export function createStudio(first: FirstData): Studio {
  const { generations, nextCursor } = first.page;
  const known = first.open === null ? generations : [...generations, first.open];
  return {
    me: first.me,
    voices: first.voices,
    models: createCell(first.models),
    balance: createCell(first.balance),
    projects: createCell(first.projects),
    cards: new Map(known.map((generation) => [generation.id, createCell(generation)])),
    gallery: createCell<Gallery>({
      filter: first.filter,
      ids: generations.map(({ id }) => id),
      cursor: nextCursor,
      phase: 'ready',
      older: 'idle',
    }),
    draft: createCell(EMPTY_DRAFT),
    making: createCell(false),
    problem: createCell<Problem | null>(null),
    moment: createCell(first.moment),
    attempt: createCell(0),
    said: createCell(''),
    tell: () => {},
  };
}

/** The model's label; the alias where it is offered no longer. */
export function labelOf(models: readonly OfferedMediaModel[], alias: string): string {
  return models.find((model) => model.alias === alias)?.label ?? alias;
}

/** The name of a project; empty for none. */
export function projectName(projects: readonly Project[], id: string | null): string {
  return projects.find((project) => project.id === id)?.name ?? '';
}
