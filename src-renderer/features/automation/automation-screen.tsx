import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AutomationOverview, ClassFigures } from '../../../src-main/contract/automation.ts';
import { useOfferCommands } from '../../app/commands.ts';
import { Keys } from '../../app/keys.tsx';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Said, SaidLine } from '../../ui/said.tsx';
import { automationWords as words, classNameOf } from '../../words/automation.ts';
import { useScreenKeys } from '../batches/use-screen-keys.ts';
import './automation.css';
import { ClassTable } from './class-table.tsx';
import { FitSheet } from './fit-sheet.tsx';
import { SettledSheet } from './settled-sheet.tsx';
import { Versions } from './versions.tsx';

type Sheet = { readonly is: 'fit' } | { readonly is: 'settled'; readonly figures: ClassFigures };

/** How sure the machine is: each kind of match with its record, the blind check, and what people make of it. */
export const AutomationScreen = () => {
  const [said, setSaid] = useState<Said | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const overview = useQuery(orpc.automation.overview.queryOptions());
  const close = (): void => setSheet(null);

  const act = async (work: () => Promise<unknown>, text: (result: unknown) => string): Promise<void> => {
    try {
      setSaid({ text: text(await work()), tone: 'done' });
    } catch (thrown) {
      const { message, remedy } = failureShapeOf(thrown);
      setSaid({ text: `${message} ${remedy}`, tone: 'failed' });
    }
  };

  const openFit = (): void => setSheet({ is: 'fit' });
  useScreenKeys((chord) => {
    if (chord !== 'f' || sheet !== null) return false;
    openFit();
    return true;
  });
  useOfferCommands([
    { id: 'automation.fit', group: 'here', title: words.fit.button, keys: 'f', run: openFit },
  ]);

  return (
    <div className="am">
      <header className="am-top">
        <p>
          <Link to="/health">‹ {words.back}</Link>
        </p>
        <h1>{words.title}</h1>
        <p className="am-quiet">{words.intro}</p>
        <Button onClick={openFit}>
          {words.fit.button} <Keys chord="f" />
        </Button>
      </header>
      <div className="am-main">
        {overview.isError ? (
          <ErrorNote
            error={overview.error}
            title={words.failedToLoad}
            onRetry={() => void overview.refetch()}
          />
        ) : null}
        {overview.isPending ? <p className="am-quiet">{words.loading}</p> : null}
        {overview.data === undefined ? null : (
          <>
            <Blind overview={overview.data} />
            <ClassTable
              classes={overview.data.classes}
              onReinstate={(figures) =>
                void act(
                  () => client.automation.reinstate({ evidence: figures.evidence }),
                  () => words.classes.reinstated(classNameOf(figures)),
                )
              }
              onSettled={(figures) => setSheet({ is: 'settled', figures })}
            />
            <div className="am-pair">
              <Proposals overview={overview.data} />
              <Batches overview={overview.data} />
            </div>
          </>
        )}
        <Versions
          onRestore={(version) =>
            void act(
              () => client.automation.restore({ version }),
              () => words.versions.restored(version),
            )
          }
        />
      </div>
      <SaidLine said={said} />
      {sheet?.is === 'fit' ? (
        <FitSheet
          onClose={close}
          onTake={(toSeq) => {
            close();
            const take = async (): Promise<number> => (await client.automation.take({ toSeq })).version;
            void act(take, (version) => words.fit.taken(Number(version)));
          }}
        />
      ) : null}
      {sheet?.is === 'settled' ? <SettledSheet figures={sheet.figures} onClose={close} /> : null}
    </div>
  );
};

type PartProps = { readonly overview: AutomationOverview };

const Blind = ({ overview: { audited, share, bound } }: PartProps) => (
  <section aria-labelledby="am-blind" className="am-card">
    <h2 id="am-blind">{words.blind.title}</h2>
    <p className="am-figure">{audited.of === 0 ? words.blind.none : words.blind.wrong(audited)}</p>
    <p>
      {audited.of === 0 ? '' : `${words.blind.rate(audited)} `}
      {words.blind.bound(bound)}
    </p>
    <p className="am-quiet">
      {words.blind.how(share)} <Link to="/settings">{words.blind.settings}</Link>
    </p>
  </section>
);

const Proposals = ({ overview: { proposals } }: PartProps) => (
  <section aria-labelledby="am-proposals">
    <h2 id="am-proposals">{words.proposals.title}</h2>
    <p className="am-quiet">{words.proposals.help}</p>
    <dl className="am-facts">
      {proposals.map(({ evidence, right }) => (
        <div key={evidence}>
          <dt>{words.proposals.names[evidence]}</dt>
          <dd>{right.of === 0 ? words.proposals.none : words.proposals.right(right)}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const Batches = ({ overview: { batches } }: PartProps) => (
  <section aria-labelledby="am-batches">
    <h2 id="am-batches">{words.batches.title}</h2>
    {batches.length === 0 ? <p className="am-quiet">{words.batches.none}</p> : null}
    <dl className="am-facts">
      {batches.map(({ id, name, names, expected }) => (
        <div key={id}>
          <dt>
            <Link to="/batches/$id" params={{ id }}>
              {name}
            </Link>
          </dt>
          <dd>
            {words.batches.names(names)}; {words.batches.expected(expected)}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
