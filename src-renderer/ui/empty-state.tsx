import type { ReactNode } from 'react';
import './empty-state.css';

type Props = {
  readonly title: string;
  readonly text?: string;
  /** It is all there is on the screen, so its title is the screen's. */
  readonly isScreen?: boolean;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** A place with nothing in it, and what would fill it. */
export const EmptyState = ({ title, text, isScreen = false, children }: Props) => (
  <div className="ui-empty">
    {isScreen ? <h1>{title}</h1> : <h2>{title}</h2>}
    {text === undefined ? null : <p>{text}</p>}
    {children === undefined ? null : <div className="ui-empty-acts">{children}</div>}
  </div>
);
