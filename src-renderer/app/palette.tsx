import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useDeferredValue, useState } from 'react';
import { orpc } from '../client/api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { appWords } from '../words/app.ts';
import { useCommands } from './commands.ts';
import { fits } from './find.ts';
import { Keys } from './keys.tsx';
import './palette.css';

const words = appWords.palette;
const groups = ['here', 'screens', 'actions'] as const;
const mostHits = 6;

type Props = { readonly onClose: () => void };

/** Finds every screen, action, krithi and name from the keyboard. */
export const Palette = ({ onClose }: Props) => {
  const offered = useCommands();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const isAsking = asked.length > 1;
  const krithis = useQuery({
    ...orpc.krithis.list.queryOptions({ input: { text: asked, limit: mostHits } }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });
  const names = useQuery({
    ...orpc.authority.search.queryOptions({ input: { text: asked || ' ', limit: mostHits } }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });

  // The sheet must be gone first, so that the focus is back where the command expects it.
  const run = (act: () => void): void => {
    onClose();
    setTimeout(act);
  };
  const found = groups
    .map((group) => ({
      group,
      list: offered.filter((command) => command.group === group && fits(command.title, text)),
    }))
    .filter(({ list }) => list.length > 0);
  const foundKrithis = isAsking ? (krithis.data?.items ?? []) : [];
  const foundNames = isAsking ? (names.data?.items ?? []) : [];

  return (
    <Dialog title={words.title} onClose={onClose}>
      <Command className="app-palette" label={words.title} shouldFilter={false} loop>
        <Command.Input value={text} onValueChange={setText} placeholder={words.placeholder} />
        <Command.List label={words.results}>
          {found.map(({ group, list }) => (
            <Command.Group key={group} heading={words.groups[group]}>
              {list.map((command) => (
                <Command.Item key={command.id} value={command.id} onSelect={() => run(command.run)}>
                  <span>{command.title}</span>
                  {command.keys === undefined ? null : <Keys chord={command.keys} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          {foundKrithis.length > 0 ? (
            <Command.Group heading={words.groups.krithis}>
              {foundKrithis.map(({ id, title, ragas, composer }) => (
                <Command.Item
                  key={id}
                  value={`krithi ${id}`}
                  onSelect={() => run(() => void navigate({ to: '/krithis/$id', params: { id } }))}
                >
                  <span dir="auto">{title}</span>
                  <span className="app-palette-quiet">
                    {[...ragas, composer ?? ''].filter((part) => part !== '').join(' · ')}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {foundNames.length > 0 ? (
            <Command.Group heading={words.groups.names}>
              {foundNames.map(({ id, kind, name, matched }) => (
                <Command.Item
                  key={id}
                  value={`name ${id}`}
                  onSelect={() => run(() => void navigate({ to: '/authority/$id', params: { id } }))}
                >
                  <span dir="auto">{name}</span>
                  <span className="app-palette-quiet">
                    {matched === name ? kind : `${kind} · ${matched}`}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {found.length + foundKrithis.length + foundNames.length === 0 ? (
            <p className="app-palette-none">{words.none}</p>
          ) : null}
        </Command.List>
      </Command>
    </Dialog>
  );
};
