import type { World } from './world.ts';

/** One figure, as the table shows it. */
export type Row = {
  figure: string;
  direct?: string;
  proxy?: string;
  greenroom: string;
  goal?: { text: string; met: boolean };
};

export type Scenario = { name: string; run(world: World, quick: boolean): Promise<Row[]> };

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const mb = (value: number): string => `${value.toFixed(0)} MB`;
export const times = (value: number): string => `${value.toFixed(2)}×`;
