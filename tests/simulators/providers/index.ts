export type { Exchange, RecordedRequest } from './exchange.ts';
export { findRefusingOrigin, type ProviderSimulator, startProviderSimulator } from './provider-simulator.ts';
export { type Answer, PROVIDER_WORDS, type Script, type Step } from './script.ts';
export type { Protocol } from './wire.ts';
