import type { ScenarioView } from '#server/domain/prompt/view.ts';

export type Whose = 'all' | 'mine' | 'templates';
export type Chip = { scenario: string; count: number };

/** The scenarios to choose from, the most frequent first; the chosen one also where nothing has it any more. */
export function scenarioChips(
  scenarios: readonly ScenarioView[],
  whose: Whose,
  chosen: string | null,
): Chip[] {
  const chips = scenarios
    .map(({ scenario, mine, templates }) => ({
      scenario,
      count: (whose === 'templates' ? 0 : mine) + (whose === 'mine' ? 0 : templates),
    }))
    .filter(({ scenario, count }) => count > 0 || scenario === chosen)
    .toSorted((one, other) => other.count - one.count);
  const isKnown = chosen === null || chips.some(({ scenario }) => scenario === chosen);
  return isKnown ? chips : [...chips, { scenario: chosen, count: 0 }];
}
