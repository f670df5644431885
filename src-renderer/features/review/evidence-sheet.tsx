import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { orpc } from '../../client/api.ts';
import type { NameKind } from '../krithis/names-view.tsx';
import { SourcePage } from '../krithis/source-page.tsx';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly krithi: string | null;
  readonly kind: NameKind;
};

/** The whole page of the chosen krithi, every mention marked, scrolled to the first one. */
export const EvidenceSheet = ({ krithi, kind }: Props) => {
  const page = useQuery({
    ...orpc.krithis.source.queryOptions({ input: { id: krithi ?? '-' } }),
    enabled: krithi !== null,
    retry: false,
  });
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [page.data]);
  if (krithi === null || page.isError) return <p className="rv-quiet">{words.sheet.noPage}</p>;
  if (!page.data) return <p aria-busy="true" />;
  return (
    <div ref={place}>
      <SourcePage source={page.data} fields={[kind]} named={kind} />
    </div>
  );
};
