import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { KeyCap } from './key-cap.tsx';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  /** Null while it is on its way: then nothing can be done to it. */
  readonly krithi: KrithiDetail | null;
  readonly title: string;
  readonly at: number | null;
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onBack: () => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onReject: () => void;
  readonly onApprove: () => void;
  readonly onReopen: () => void;
};

/** The head of a krithi's page. Every button keeps its place, whatever the krithi's state. */
export const KrithiBar = ({
  krithi,
  title,
  at,
  total,
  hasPrevious,
  hasNext,
  onBack,
  onPrevious,
  onNext,
  onReject,
  onApprove,
  onReopen,
}: Props) => {
  const state = krithi?.state;
  return (
    <header className="kr-top">
      <button type="button" onClick={onBack}>
        ← {words.actions.back}
      </button>
      <h1 className="kr-hidden">{title}</h1>
      <span className="kr-top-spread" />
      <span className="kr-quiet kr-position">{at === null ? '' : words.page.position(at, total)}</span>
      <button type="button" disabled={!hasPrevious} onClick={onPrevious}>
        {words.actions.previous} <KeyCap of="previous" />
      </button>
      <button type="button" disabled={!hasNext} onClick={onNext}>
        {words.actions.next} <KeyCap of="next" />
      </button>
      <button
        type="button"
        disabled={state !== 'approved' && state !== 'rejected' && state !== 'published'}
        onClick={onReopen}
      >
        {words.actions.reopen} <KeyCap of="reopen" />
      </button>
      <button type="button" disabled={state !== 'in_review' && state !== 'approved'} onClick={onReject}>
        {words.actions.reject} <KeyCap of="reject" />
      </button>
      <button type="button" className="kr-primary" disabled={state !== 'in_review'} onClick={onApprove}>
        {words.actions.approve} <KeyCap of="approve" />
      </button>
    </header>
  );
};
