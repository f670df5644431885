import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { orpc } from '../client/api.ts';
import { EntityPage } from '../features/authority/entity-page.tsx';
import { useCare } from '../features/authority/use-care.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { SaidLine } from '../ui/said.tsx';
import { appWords as words } from '../words/app.ts';
import '../features/authority/authority.css';

/** One name of the authority list by its address, as links and the palette lead to it. */
export const EntityRoute = () => {
  const { id = '' } = useParams({ strict: false });
  const care = useCare();
  const query = useQuery(orpc.authority.get.queryOptions({ input: { id } }));
  return (
    <div className="app-entity au">
      <header>
        <Link to="/authority">← {words.authorityBack}</Link>
      </header>
      <div>
        <SaidLine said={care.said} />
        {query.data ? <EntityPage key={id} id={id} row={query.data} care={care} /> : null}
        {query.isError ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      </div>
    </div>
  );
};
