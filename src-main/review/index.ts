export { type AuthorityActs, type Effect, type Split, createAuthority } from './authority/index.ts';
export { type Automation, createAutomation } from './automation.ts';
export { type Approval, type ApprovalVerb, type ItemResult, createApproval } from './approval.ts';
export { type Bulk, createBulk } from './bulk.ts';
export {
  type DecisionEffect,
  type Decisions,
  type Judgement,
  type RevertEffect,
  createDecisions,
} from './decide.ts';
export { type Answer, talliesOf } from './judged.ts';
export { dependentsOf } from './dependents.ts';
export { likelyDuplicates } from './duplicates.ts';
export { qualityOf } from './quality.ts';
export { reviseValue, waitsForName } from './revise.ts';
export { toLogLine } from './log-line.ts';
export { type Contradiction, contradictionsOf } from './settle-dispute.ts';
export { foldValue, placeOf, settleMention } from './settle.ts';
