import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { appWords } from '../words/app.ts';

/** In place of a screen that failed to draw itself. */
export const BrokenScreen = ({ error, reset }: ErrorComponentProps) => (
  <div className="app-broken" role="alert">
    <EmptyState isScreen title={appWords.broken.title} text={appWords.broken.text}>
      <Button variant="primary" onClick={reset}>
        {appWords.broken.again}
      </Button>
    </EmptyState>
    <details>
      <summary>{appWords.broken.details}</summary>
      <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
    </details>
  </div>
);

/** In place of a screen that does not exist. */
export const NoSuchScreen = () => (
  <EmptyState isScreen title={appWords.lostWay.title} text={appWords.lostWay.text}>
    <Link to="/batches">{appWords.lostWay.back}</Link>
  </EmptyState>
);
