import type { ReconciliationOffer } from '../../contract/reconciliation.ts';
import { toErrorShape } from '../../domain/errors.ts';
import type { OfferState } from '../reconciliation/switch.ts';
import { api, whoIs } from './context.ts';

const view = ({ problem, ...rest }: OfferState): ReconciliationOffer => ({
  ...rest,
  problem: problem === null ? null : toErrorShape(problem),
});

export const reconciliationProcedures = {
  get: api.settings.reconciliation.get.handler(({ context }) => view(context.reconciliation.state())),
  set: api.settings.reconciliation.set.handler(async ({ input, context }) => {
    const { on, port, origins } = input;
    const change = {
      ...(on === undefined ? {} : { on }),
      ...(port === undefined ? {} : { port }),
      ...(origins === undefined ? {} : { origins }),
    };
    return view(await context.reconciliation.set(change, whoIs(context)));
  }),
  renew: api.settings.reconciliation.renew.handler(async ({ context }) =>
    view(await context.reconciliation.renew(whoIs(context))),
  ),
};
