import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { client } from '../../client/api.ts';
import { KeyCap } from './key-cap.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { focusOf } from '../review/focus.ts';
import type { TwinVerdict } from './duplicates-pane.tsx';
import { type Patch, type Script, scriptsOf } from './effective.ts';
import { Extracted } from './extracted.tsx';
import { KrithiBar } from './krithi-bar.tsx';
import { type KrithiAction, krithiActions } from './keys.ts';
import { type NameKind, nameKinds } from './names-view.tsx';
import { RejectField } from './reject-field.tsx';
import { SaidLine } from './said-line.tsx';
import { type Pane, SidePane } from './side-pane.tsx';
import { useActiveField } from './use-active-field.ts';
import { useJudging } from './use-judging.ts';
import { useKrithi } from './use-krithi.ts';
import { useKrithiKeys } from './use-krithi-keys.ts';
import { useView } from './use-view.ts';
import { searchOf } from './view.ts';
import './krithis.css';
import './krithi-page.css';

const pageActions = krithiActions.filter(
  (action) => !['search', 'filter', 'approve_all', 'reject_all'].includes(action),
);

/** One krithi: what was read on the left, the page it was read from on the right, one key to judge. */
export const KrithiScreen = () => {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { view } = useView();
  const { query, shown, krithi, source, previous, next, at, total } = useKrithi(id, view);
  const { said, setSaid, run, review, travel, stopStep } = useJudging();
  const [rejecting, setRejecting] = useState(false);
  const [pane, setPane] = useState<Pane>('page');
  const [twin, setTwin] = useState(0);
  const [choosing, setChoosing] = useState<NameKind | null>(null);
  const [chosenScripts, setChosenScripts] = useState<readonly Script[] | null>(null);
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const field = useActiveField(left, right);

  const scripts = scriptsOf(shown?.sections ?? []);
  const wanted = scripts.filter((script) => chosenScripts?.includes(script));
  const shownScripts = wanted.length > 0 ? wanted : scripts.slice(0, 2);

  const open = (other: string | null): void => {
    if (other === null) return;
    setRejecting(false);
    setChoosing(null);
    setTwin(0);
    field.clear();
    void navigate({ to: '/krithis/$id', params: { id: other }, search: searchOf(view) });
  };
  const back = (): void => void navigate({ to: '/krithis', search: searchOf(view) });
  const judge = async (decision: 'approve' | 'reject', reason?: string): Promise<void> => {
    if (krithi === null) return;
    setRejecting(false);
    const onward = next;
    if ((await review(krithi, decision, reason)) && onward !== null) open(onward);
  };
  const undo = async (way: 'undo' | 'redo'): Promise<void> => {
    const touched = await travel(way);
    if (touched !== null && touched !== id) open(touched);
  };
  const save = (patch: Patch): Promise<boolean> =>
    run(async () => {
      const { changed } = await client.krithis.edit({ id, edits: patch });
      return { is: 'done', text: changed ? words.saidEdit.saved : words.saidEdit.same, remedy: '' };
    });
  const setNames = (kind: NameKind, entities: readonly string[] | null): Promise<boolean> =>
    run(async () => {
      await client.krithis.setNames({ id, kind, entities: entities === null ? null : [...entities] });
      return { is: 'done', text: words.saidEdit.names(words.page.kinds[kind]), remedy: '' };
    });
  const judgeTwin = (other: string, verdict: TwinVerdict): void => {
    if (krithi === null) return;
    void run(async () => {
      await client.krithis.judgeTwins({ id, other, verdict });
      setTwin(0);
      return { is: 'done', text: words.twins.said[verdict], remedy: '' };
    });
  };
  /** The desktop opens it in the person's browser; a page in the browser opens it itself. */
  const openPage = async (): Promise<void> => {
    try {
      const { opened, url } = await client.live.openLink({ krithi: id });
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
    } catch (thrown) {
      const { message, remedy } = failureOf(thrown);
      setSaid({ is: 'failed', text: message, remedy });
    }
  };
  /** Goes to what a check is about. */
  const go = (to: string): void => {
    if (to === 'duplicates') return setPane('twins');
    setPane('page');
    if (to === 'source') return right.current?.focus();
    const [what, ...rest] = to.split(':');
    const name = rest.join(':');
    const kind = nameKinds.find((each) => each === name);
    if (what === 'name' && kind !== undefined) return setChoosing(kind);
    const script = scripts.find((each) => name.startsWith(`${each}/`));
    if (what === 'section' && script !== undefined && !shownScripts.includes(script))
      setChosenScripts([...shownScripts, script]);
    // Once the script is on the page.
    setTimeout(() => field.goTo(what === 'section' ? to : name));
  };
  const nextScript = (): void => {
    const [first = 'latin'] = scripts;
    const second = shownScripts.at(-1) ?? first;
    const following = scripts[(scripts.indexOf(second) + 1) % Math.max(1, scripts.length)] ?? first;
    setChosenScripts(following === first ? [first] : [first, following]);
  };
  const toggle = (other: Pane): void => setPane(pane === other ? 'page' : other);
  const twinOf = (verdict: TwinVerdict): void => {
    const other = krithi?.duplicateList[twin];
    // Nobody judges two that they do not see: the first press shows them.
    if (pane !== 'twins') setPane('twins');
    else if (other !== undefined) judgeTwin(other.krithi, verdict);
  };

  const act = (action: KrithiAction): boolean => {
    switch (action) {
      case 'next':
        open(next);
        return true;
      case 'previous':
        open(previous);
        return true;
      case 'approve':
        void judge('approve');
        return true;
      case 'reject':
        setRejecting(krithi?.state === 'in_review' || krithi?.state === 'approved');
        return true;
      case 'reopen':
        if (krithi !== null) void review(krithi, 'reopen');
        return true;
      case 'undo':
      case 'redo':
        void undo(action);
        return true;
      case 'stop':
        stopStep();
        return true;
      case 'next_field':
      case 'previous_field':
        setPane('page');
        field.step(action === 'next_field' ? 1 : -1);
        return true;
      case 'edit':
        field.edit();
        return true;
      case 'names':
        setChoosing(choosing ?? nameKinds.find((kind) => kind === field.active) ?? 'raga');
        return true;
      case 'twins':
      case 'preview':
      case 'history':
        toggle(action);
        return true;
      case 'two_works':
      case 'keep_this':
      case 'keep_other':
        twinOf(action);
        return pane === 'twins';
      case 'scripts':
        nextScript();
        return true;
      case 'leave':
        if (rejecting || choosing !== null) {
          setRejecting(false);
          setChoosing(null);
        } else if (
          focusOf(document.activeElement) === 'text' &&
          document.activeElement instanceof HTMLElement
        )
          document.activeElement.blur();
        else back();
        return true;
      case 'open':
      case 'search':
      case 'filter':
      case 'approve_all':
      case 'reject_all':
        return false;
    }
  };
  useKrithiKeys(pageActions, act);

  return (
    <div className="kr kr-page">
      <KrithiBar
        krithi={krithi}
        title={shown?.title ?? words.title}
        at={at}
        total={total}
        hasPrevious={previous !== null}
        hasNext={next !== null}
        onBack={back}
        onPrevious={() => open(previous)}
        onNext={() => open(next)}
        onReject={() => setRejecting(true)}
        onApprove={() => void judge('approve')}
        onReopen={() => krithi !== null && void review(krithi, 'reopen')}
      />
      {query.isError ? (
        <div className="kr-nothing" role="alert">
          <h2>{words.openFailed}</h2>
          <p>
            {failureOf(query.error).message} {failureOf(query.error).remedy}
          </p>
          <button type="button" onClick={() => void query.refetch()}>
            {words.retry}
          </button>
        </div>
      ) : (
        <div className="kr-sides" aria-busy={krithi === null}>
          <section className="kr-side" aria-label={words.page.extracted} ref={left} key={shown?.id}>
            {shown === null ? null : (
              <Extracted
                krithi={shown}
                shown={shownScripts}
                onShow={setChosenScripts}
                choosing={choosing}
                onChoosing={setChoosing}
                onSetNames={setNames}
                onEdit={save}
                onGo={go}
              />
            )}
          </section>
          {shown === null ? null : (
            <SidePane
              krithi={shown}
              source={source}
              pane={pane}
              onPane={setPane}
              active={field.active}
              onField={field.goTo}
              scroll={right}
              twin={twin}
              onTwin={setTwin}
              onJudgeTwin={judgeTwin}
              onOpen={open}
              onOpenPage={() => void openPage()}
            />
          )}
        </div>
      )}
      {rejecting && krithi !== null ? (
        <footer className="kr-foot">
          <RejectField
            title={krithi.title}
            onCancel={() => setRejecting(false)}
            onReject={(reason) => void judge('reject', reason)}
          />
        </footer>
      ) : (
        <SaidLine
          said={said}
          onUndo={() => void undo('undo')}
          onRedo={() => void undo('redo')}
          onStop={stopStep}
        >
          {(['previous_field', 'next_field', 'edit', 'names', 'scripts'] as const).map((action) => (
            <button key={action} type="button" className="kr-link" onClick={() => act(action)}>
              {words.keys[action]} <KeyCap of={action} />
            </button>
          ))}
        </SaidLine>
      )}
    </div>
  );
};
