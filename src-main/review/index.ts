export { type Approval, type ApprovalVerb, type ItemResult, createApproval } from './approval.ts';
export {
  type DecisionEffect,
  type Decisions,
  type Judgement,
  type RevertEffect,
  createDecisions,
} from './decide.ts';
export { likelyDuplicates } from './duplicates.ts';
export { qualityOf } from './quality.ts';
export { reviseValue, waitsForName } from './revise.ts';
export { foldValue, settleMention } from './settle.ts';
