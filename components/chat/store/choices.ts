export { regenerate } from './regenerate.ts';
export { selectBranch } from './select-branch.ts';
