export { type LyricEar, type SectionNote, sectionAgreement } from './agreement.ts';
export { type AuthorityActs, type Effect, type Split, createAuthority } from './authority/index.ts';
export { type Automation, createAutomation } from './automation.ts';
export { type Approval, type ApprovalVerb, createApproval } from './approval.ts';
export type { ItemResult } from './judging.ts';
export { type Bulk, createBulk } from './bulk.ts';
export { type Comparison, compareKrithis } from './compare.ts';
export {
  type DecisionEffect,
  type Decisions,
  type Judgement,
  type RevertEffect,
  createDecisions,
} from './decide.ts';
export { type Answer, talliesOf } from './judged.ts';
export { dependentsOf } from './dependents.ts';
export { type BulkPreview, createKrithiBulk } from './krithi-bulk.ts';
export { createKrithiLog, type KrithiLog } from './krithi-log.ts';
export { createKrithiSearch, type KrithiQuery, type KrithiSearch } from './krithi-search.ts';
export type { UndoEffect } from './krithi-undo.ts';
export { type Prepare, createPrepare } from './prepare.ts';
export { refold } from './refold.ts';
export { recheckSome, reviseBatch, reviseValue, waitsForName } from './revise.ts';
export { type Progress, createSlicer, drain, sliceSize } from './slices.ts';
export { toLogLine } from './log-line.ts';
export { type Contradiction, contradictionsOf } from './settle-dispute.ts';
export { type OpenPack, type Packs, createPacks } from './packs/index.ts';
export { saidWithoutPlace, unprintedPlace } from './override.ts';
export { foldValue, placeOf, settleMention } from './settle.ts';
export { type DiffPiece, diffWords } from './word-diff.ts';
