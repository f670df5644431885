import { type FormEvent, useId, useState } from 'react';
import type { ReconciliationOffer } from '../../../src-main/contract/reconciliation.ts';
import { Button } from '../../ui/button.tsx';
import { settingsWords } from '../../words/settings.ts';

const words = settingsWords.offer;

type Props = {
  readonly offer: ReconciliationOffer;
  readonly onChange: (change: { readonly port: number; readonly origins: string[] }) => void;
};

const originsOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => URL.parse(part)?.origin ?? part);

/** Port and places: rarely touched, so folded away. */
export const OfferPlace = ({ offer, onChange }: Props) => {
  const id = useId();
  const [port, setPort] = useState(String(offer.port));
  const [origins, setOrigins] = useState(offer.origins.join('  '));
  const isRight = /^\d+$/.test(port) && Number(port) >= 1024 && Number(port) <= 65_535;
  const isClean = port === String(offer.port) && originsOf(origins).join(' ') === offer.origins.join(' ');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isRight) onChange({ port: Number(port), origins: originsOf(origins) });
  };
  return (
    <details className="se-place">
      <summary>{words.details}</summary>
      <form noValidate onSubmit={submit}>
        <div className="se-field">
          <label htmlFor={`${id}-port`}>{words.port}</label>
          <input
            id={`${id}-port`}
            type="number"
            inputMode="numeric"
            value={port}
            aria-invalid={!isRight}
            aria-describedby={`${id}-port-help`}
            onChange={(event) => setPort(event.target.value)}
          />
          <p id={`${id}-port-help`} className={isRight ? 'se-quiet' : 'se-wrong'}>
            {isRight ? words.portHelp : `▲ ${settingsWords.errors.number('1024', '65535')}`}
          </p>
        </div>
        <div className="se-field">
          <label htmlFor={`${id}-origins`}>{words.origins}</label>
          <input
            id={`${id}-origins`}
            type="text"
            value={origins}
            aria-describedby={`${id}-origins-help`}
            onChange={(event) => setOrigins(event.target.value)}
          />
          <p id={`${id}-origins-help`} className="se-quiet">
            {words.originsHelp}
          </p>
        </div>
        <Button type="submit" disabled={isClean || !isRight}>
          {words.change}
        </Button>
      </form>
    </details>
  );
};
