import { useState } from 'react';
import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { Editable } from './editable.tsx';
import {
  type Edits,
  type Script,
  type Section,
  scriptsOf,
  sectionKey,
  sectionRows,
  sectionTextOf,
} from './effective.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly krithi: KrithiDetail;
  readonly sections: readonly Section[];
  readonly onEdit: (edits: Edits) => Promise<boolean>;
};

/** The text, section by section, in one or several scripts beside each other. */
export const SectionsView = ({ krithi, sections, onEdit }: Props) => {
  const scripts = scriptsOf(sections);
  const [chosen, setChosen] = useState<readonly Script[] | null>(null);
  const shown = scripts.filter((script) => (chosen ?? scripts.slice(0, 2)).includes(script));
  const toggle = (script: Script): void => {
    const next = shown.includes(script) ? shown.filter((each) => each !== script) : [...shown, script];
    if (next.length > 0) setChosen(next);
  };
  if (sections.length === 0) return <p className="kr-quiet">{words.page.noText}</p>;
  const saveSection = (section: Section, text: string): Promise<boolean> =>
    onEdit({ sections: { [sectionKey(section)]: text } });
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
          </button>
        ))}
      </div>
      <div className="kr-sections" style={{ gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))` }}>
        {sectionRows(sections, shown).map((row) => {
          const name = words.sections[row.kind] + (row.ordinal > 1 ? ` ${row.ordinal}` : '');
          return (
            <section key={`${row.kind}/${row.ordinal}`} className="kr-section" aria-label={name}>
              <h3 title={words.sectionHelp[row.kind]}>{name}</h3>
              {row.cells.map((section, at) => {
                const script = shown[at];
                if (!script) return null;
                if (!section)
                  return (
                    <p key={script} className="kr-quiet kr-missing">
                      ▲ {words.page.notHere}
                    </p>
                  );
                const kept = sectionTextOf(section, krithi.edits);
                return (
                  <Editable
                    key={script}
                    what={`${name}, ${words.scripts[script]}`}
                    kept={kept}
                    lines
                    className="kr-lyrics"
                    onSave={(text) => saveSection(section, text)}
                    onRestore={() => saveSection(section, section.text)}
                  />
                );
              })}
            </section>
          );
        })}
      </div>
    </>
  );
};
