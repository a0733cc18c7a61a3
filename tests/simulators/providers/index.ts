export type { RecordedRequest } from './exchange.ts';
export { findRefusingOrigin, type ProviderSimulator, startProviderSimulator } from './provider-simulator.ts';
export { PROVIDER_WORDS, type Script, type Step } from './script.ts';
export type { Protocol } from './wire.ts';
