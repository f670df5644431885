import type { FieldChange, ListEffect } from '../../contract/authority-shapes.ts';
import type { FieldDiff } from '../../orchestrator/list-versions.ts';
import { type Context, whoIs } from './context.ts';

/** Fields of a change that are shown at most. */
export const shownChanges = 500;

export const fieldViews = (list: readonly FieldDiff[], most: number): FieldChange[] =>
  list.slice(0, most).map((each) => ({ ...each, entity: { ...each.entity } }));

/** What follows a change goes on in the background: names are looked up anew, krithis go on by themselves. */
export const after = <T extends ListEffect>(context: Context, effect: T): T => {
  if (effect.change !== null) context.engine.list.soon(whoIs(context));
  return effect;
};
