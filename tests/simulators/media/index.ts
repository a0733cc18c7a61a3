export { type FalSimulator, type FalSimulatorOptions, startFalSimulator } from './fal-simulator.ts';
