import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type KrithiView, searchOf, viewOf } from './view.ts';

/** What the list shows, as it stands in the address, and a way to change it there. */
export const useView = (): { readonly view: KrithiView; readonly show: (view: KrithiView) => void } => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const key = JSON.stringify(search);
  const view = useMemo(() => viewOf(JSON.parse(key) as Record<string, unknown>), [key]);
  return {
    view,
    show: (next) => void navigate({ to: '/krithis', search: searchOf(next), replace: true }),
  };
};
