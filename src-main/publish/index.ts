/** The edge of the publishing room. */
export { pullAuthority, type PulledAuthority } from './authority-pull.ts';
export type { ListRow } from './authority-meet.ts';
export { pullInto, pushAuthority } from './authority-sync.ts';
export { describeAddress, openTarget } from './open-target.ts';
export { incipitOf, lyricRecord } from './lyric-record.ts';
export { summarisePlan } from './plan.ts';
export { whyNotReady } from './readiness.ts';
export type {
  Choice,
  EntityRef,
  FieldChange,
  JsonValue,
  LooseName,
  Plan,
  PlanAction,
  PlanReason,
  PlanRow,
  PublishableKrithi,
  PublishableRaga,
  PublishPorts,
  RunOptions,
  Target,
} from './types.ts';
