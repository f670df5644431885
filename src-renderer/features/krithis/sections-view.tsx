import { useState } from 'react';
import type { KrithiDetail, SectionNoteView, SectionView } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { AddSection } from './add-section.tsx';
import { Editable } from './editable.tsx';
import {
  type OnEdit,
  type Script,
  type SectionRow,
  scriptsOf,
  sectionRows,
  sectionTextOf,
} from './effective.ts';
import { kinds } from './kinds.ts';

type Props = {
  readonly krithi: KrithiDetail;
  readonly shown: readonly Script[];
  readonly onShow: (scripts: readonly Script[]) => void;
  readonly onEdit: OnEdit;
};

/** The text, section by section, in one or several scripts beside each other, with what differs marked where it is. */
export const SectionsView = ({ krithi, shown, onShow, onEdit }: Props) => {
  const [adding, setAdding] = useState(false);
  const { sections, sectionNotes } = krithi;
  const scripts = scriptsOf(sections);
  const toggle = (script: Script): void => {
    const next = scripts.filter((each) => (each === script ? !shown.includes(each) : shown.includes(each)));
    if (next.length > 0) onShow(next);
  };
  const troubled = new Set(sectionNotes.map(({ place }) => place.split('/')[0]));
  return (
    <>
      <div className="kr-segments" role="group" aria-label={words.page.scripts}>
        {scripts.map((script) => (
          <button
            key={script}
            type="button"
            aria-pressed={shown.includes(script)}
            onClick={() => toggle(script)}
          >
            {words.scripts[script]}
            {troubled.has(script) ? <span title={words.page.differsHere}> ▲</span> : null}
          </button>
        ))}
      </div>
      {sections.length === 0 ? <p className="kr-quiet">{words.page.noText}</p> : null}
      <div
        className="kr-sections"
        style={{ gridTemplateColumns: `repeat(${Math.max(1, shown.length)}, minmax(0, 1fr))` }}
      >
        {sectionRows(sections, shown).map((row) => (
          <Row
            key={row.all.map(({ key }) => key).join(' ')}
            row={row}
            scripts={shown}
            notes={sectionNotes}
            onEdit={onEdit}
          />
        ))}
      </div>
      {adding ? (
        <AddSection
          sections={sections}
          script={shown[0] ?? 'latin'}
          onEdit={onEdit}
          onDone={() => setAdding(false)}
        />
      ) : (
        <button type="button" onClick={() => setAdding(true)}>
          {words.page.addSection}
        </button>
      )}
    </>
  );
};

type RowProps = {
  readonly row: SectionRow;
  readonly scripts: readonly Script[];
  readonly notes: readonly SectionNoteView[];
  readonly onEdit: OnEdit;
};

const nameOf = ({ kind, ordinal, label }: Pick<SectionRow, 'kind' | 'ordinal' | 'label'>): string =>
  label ?? words.sections[kind] + (ordinal > 1 ? ` ${ordinal}` : '');

/** One section in every script shown; its kind and name are corrected for all scripts at once. */
const Row = ({ row, scripts, notes, onEdit }: RowProps) => {
  const name = nameOf(row);
  const [naming, setNaming] = useState<string | null>(null);
  const forAll = <T,>(value: T): Record<string, T> =>
    Object.fromEntries(row.all.map(({ key }) => [key, value]));
  const saveName = (): void => {
    if (naming === null) return;
    setNaming(null);
    void onEdit({ labels: forAll(naming.trim() === '' ? null : naming.trim()) });
  };
  return (
    <section className="kr-section" aria-label={name}>
      <header className="kr-section-head">
        {naming === null ? (
          <h3 title={words.sectionHelp[row.kind]}>{name}</h3>
        ) : (
          <input
            ref={(field) => field?.focus()}
            aria-label={words.page.nameOfSection}
            value={naming}
            maxLength={80}
            onChange={(event) => setNaming(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') saveName();
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setNaming(null);
            }}
            onBlur={saveName}
          />
        )}
        <select
          aria-label={words.page.kindOf(name)}
          value={row.kind}
          onChange={(event) => {
            const kind = kinds.find((each) => each === event.target.value);
            if (kind !== undefined) void onEdit({ kinds: forAll(kind) });
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.sections[kind]}
            </option>
          ))}
        </select>
        <button type="button" className="kr-link" onClick={() => setNaming(row.label ?? '')}>
          {words.page.rename}
        </button>
        {row.all.some((each) => each.original !== null && each.original.kind !== each.kind) ? (
          <button type="button" className="kr-link" onClick={() => void onEdit({ kinds: forAll(null) })}>
            {words.page.originalKind(words.sections[row.all[0]?.original?.kind ?? row.kind])}
          </button>
        ) : null}
      </header>
      {row.cells.map((section, at) => {
        const script = scripts[at];
        if (script === undefined) return null;
        return section === null ? (
          <p
            key={script}
            className="kr-missing"
            tabIndex={-1}
            data-field={`section:${script}/${row.kind}/${row.ordinal}`}
          >
            ▲ {words.page.notHere}
          </p>
        ) : (
          <Cell key={script} section={section} name={name} notes={notes} onEdit={onEdit} />
        );
      })}
    </section>
  );
};

type CellProps = {
  readonly section: SectionView;
  readonly name: string;
  readonly notes: readonly SectionNoteView[];
  readonly onEdit: OnEdit;
};

const Cell = ({ section, name, notes, onEdit }: CellProps) => {
  const place = `${section.script}/${section.kind}/${section.ordinal}`;
  const problems = notes.filter((note) => note.place === place);
  const what = `${name}, ${words.scripts[section.script]}`;
  const put = (text: string | null): Promise<boolean> => onEdit({ sections: { [section.key]: text } });
  return (
    <div className={`kr-cell${problems.length > 0 ? ' kr-cell-odd' : ''}`}>
      {problems.map(({ problem }) => (
        <p key={problem} className="kr-note">
          ▲ {words.page.problems[problem]}
        </p>
      ))}
      <Editable
        what={what}
        field={`section:${section.key}`}
        kept={sectionTextOf(section)}
        lines
        className="kr-lyrics"
        empty={words.page.takenOut}
        onSave={put}
        onRestore={() => put(null)}
      />
      {section.text === '' ? null : (
        <button
          type="button"
          className="kr-link kr-take-out"
          aria-label={words.page.takeOutOf(what)}
          onClick={() => void put(section.original === null ? null : '')}
        >
          {words.page.takeOut}
        </button>
      )}
    </div>
  );
};
