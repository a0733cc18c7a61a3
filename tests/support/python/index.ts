export { findPython } from './find-python.ts';
export { runPython } from './run-python.ts';
