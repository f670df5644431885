import { connection } from '../client/api.ts';
import { Button } from '../ui/button.tsx';
import { connectionWords as words } from '../words/common.ts';
import { useConnection } from './use-connection.ts';

/** Says that the engine does not answer, for as long as it does not. */
export const ConnectionNote = () => {
  const isLost = useConnection() === 'lost';
  return (
    <div className="app-connection" role="status">
      {isLost ? (
        <div className="app-connection-note">
          <span aria-hidden="true">▲</span>
          <span>
            {words.lost}
            <br />
            <span className="app-quiet">{words.lostHelp}</span>
          </span>
          <Button size="small" onClick={connection.tryNow}>
            {words.tryNow}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
