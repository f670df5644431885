import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Said, SaidLine } from '../../ui/said.tsx';
import { settingsWords as words } from '../../words/settings.ts';
import { OpenRefineOffer } from './openrefine-offer.tsx';
import { KeysForm } from './keys-form.tsx';
import { SettingsForm } from './settings-form.tsx';
import './settings.css';

/** Settings: who you are, how politely pages are asked for, and what counts as healthy. */
export const SettingsScreen = () => {
  const [said, setSaid] = useState<Said | null>(null);
  const queries = useQueryClient();
  const query = useQuery(orpc.settings.get.queryOptions());
  const info = useQuery(orpc.live.info.queryOptions());
  const save = async (settings: Partial<Settings>): Promise<void> => {
    try {
      await client.settings.set(settings);
      await query.refetch();
      setSaid({ text: words.saved, tone: 'done' });
    } catch (thrown) {
      const { message, remedy } = failureShapeOf(thrown);
      setSaid({ text: `${message} ${remedy}`, tone: 'failed' });
      await query.refetch();
    }
  };
  /** The keys are all sent at once: the next change must build on this one, saved or not. */
  const saveKeys = async (settings: Settings, keys: Settings['keys']): Promise<void> => {
    const { queryKey } = orpc.settings.get.queryOptions();
    await queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, { ...settings, keys });
    await save({ keys });
  };
  return (
    <div className="se">
      <header className="se-top">
        <h1>{words.title}</h1>
      </header>
      <div className="se-main">
        {query.isError ? (
          <ErrorNote error={query.error} title={words.failedToLoad} onRetry={() => void query.refetch()} />
        ) : null}
        {query.data === undefined ? null : (
          <SettingsForm
            key={JSON.stringify({ ...query.data, keys: null })}
            settings={query.data}
            onSave={(settings) => void save(settings)}
            onRefused={() => setSaid({ text: words.notSaved, tone: 'failed' })}
          />
        )}
        <OpenRefineOffer onSaid={setSaid} />
        {query.data === undefined ? null : (
          <KeysForm own={query.data.keys} onSave={(keys) => void saveKeys(query.data, keys)} />
        )}
        {info.data === undefined ? null : (
          <section aria-labelledby="se-about">
            <h2 id="se-about">{words.groups.about}</h2>
            <dl>
              <dt>{words.about.version}</dt>
              <dd>{info.data.version}</dd>
              <dt>{words.about.dataDir}</dt>
              <dd>
                <code>{info.data.dataDir}</code>
              </dd>
              <dt>{words.about.authority}</dt>
              <dd>{info.data.authorityVersion}</dd>
              <dt>{words.about.schema}</dt>
              <dd>{info.data.schemaVersion}</dd>
            </dl>
            <p className="se-quiet">{words.aboutHelp}</p>
          </section>
        )}
      </div>
      <SaidLine said={said} />
    </div>
  );
};
