export { claimRequest } from './claim-request.ts';
export { forgetAnswers } from './forget-answers.ts';
export { settleRequest } from './settle-request.ts';
