import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReconciliationOffer } from '../../../src-main/contract/reconciliation.ts';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import type { Said } from '../../ui/said.tsx';
import { settingsWords } from '../../words/settings.ts';
import { useScreenKeys } from '../batches/use-screen-keys.ts';
import { OfferPlace } from './offer-place.tsx';

const words = settingsWords.offer;

type Props = { readonly onSaid: (said: Said) => void };

/** The switch that offers the list to OpenRefine, and the address to paste there. It takes effect at once. */
export const OpenRefineOffer = ({ onSaid }: Props) => {
  const query = useQuery(orpc.settings.reconciliation.get.queryOptions());
  const queries = useQueryClient();
  const take = async (change: Promise<ReconciliationOffer>, done: (offer: ReconciliationOffer) => string) => {
    try {
      const offer = await change;
      queries.setQueryData(orpc.settings.reconciliation.get.queryKey(), offer);
      onSaid({ text: done(offer), tone: 'done' });
    } catch (thrown) {
      const { message, remedy } = failureShapeOf(thrown);
      onSaid({ text: `${message} ${remedy}`, tone: 'failed' });
      await query.refetch();
    }
  };
  const { data: offer } = query;
  const toggle = (): void => {
    if (offer === undefined) return;
    void take(client.settings.reconciliation.set({ on: !offer.on }), ({ on }) =>
      on ? words.turnedOn : words.turnedOff,
    );
  };
  const renew = (): void => void take(client.settings.reconciliation.renew(), () => words.renewed);
  const copy = (): void => {
    const address = offer?.address ?? null;
    if (address === null) return;
    navigator.clipboard.writeText(address).then(
      () => onSaid({ text: words.copied, tone: 'done' }),
      () => onSaid({ text: words.notCopied, tone: 'failed' }),
    );
  };
  const isOffered = offer !== undefined && offer.address !== null;
  useScreenKeys((chord) => {
    if (chord === 'o') toggle();
    else if (chord === 'c') copy();
    else if (chord === 'w' && isOffered) renew();
    else return false;
    return true;
  });

  if (query.isError)
    return (
      <ErrorNote
        error={query.error}
        title={settingsWords.failedToLoad}
        onRetry={() => void query.refetch()}
      />
    );
  return (
    <section className="se-offer" aria-labelledby="se-offer">
      <h2 id="se-offer">{settingsWords.groups.offer}</h2>
      {offer === undefined ? null : (
        <>
          <Switch isOn={offer.on} onToggle={toggle} />
          {offer.problem === null ? null : (
            <ErrorNote error={{ data: offer.problem }} title={words.notOffered} />
          )}
          <Address offer={offer} onCopy={copy} onRenew={renew} />
          <OfferPlace
            key={`${offer.port} ${offer.origins.join(' ')}`}
            offer={offer}
            onChange={(change) => void take(client.settings.reconciliation.set(change), () => words.changed)}
          />
        </>
      )}
    </section>
  );
};

const Switch = ({ isOn, onToggle }: { readonly isOn: boolean; readonly onToggle: () => void }) => {
  const id = useId();
  return (
    <div className="se-field">
      <span className="se-switch">
        <input id={id} type="checkbox" checked={isOn} aria-describedby={`${id}-help`} onChange={onToggle} />
        <label htmlFor={id}>{words.switch}</label>
      </span>
      <p id={`${id}-help`} className="se-quiet">
        {words.switchHelp}
      </p>
    </div>
  );
};

type AddressProps = {
  readonly offer: ReconciliationOffer;
  readonly onCopy: () => void;
  readonly onRenew: () => void;
};

/** The address keeps its place while nothing is offered, so that nothing moves. */
const Address = ({ offer, onCopy, onRenew }: AddressProps) => {
  const id = useId();
  const isOff = offer.address === null;
  return (
    <div className="se-field">
      <label htmlFor={id}>{words.address}</label>
      <span className="se-address">
        <input
          id={id}
          type="text"
          readOnly
          value={offer.address ?? words.off}
          aria-describedby={`${id}-help`}
          onFocus={(event) => event.target.select()}
        />
        <Button disabled={isOff} onClick={onCopy}>
          {words.copy}
        </Button>
        <Button disabled={isOff} title={words.renewHelp} onClick={onRenew}>
          {words.renew}
        </Button>
      </span>
      <p id={`${id}-help`} className="se-quiet">
        {words.addressHelp}
      </p>
    </div>
  );
};
