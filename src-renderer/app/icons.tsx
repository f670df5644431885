import type { ReactNode } from 'react';
import type { ScreenName } from '../words/app.ts';

/** Line drawings of 20 by 20, one a screen; the word always stands beside them. */
const drawings: Readonly<Record<ScreenName, ReactNode>> = {
  batches: <path d="M3.5 6.5 10 3l6.5 3.5L10 10zM3.5 10l6.5 3.5 6.5-3.5M3.5 13.5 10 17l6.5-3.5" />,
  review: <path d="M3 4.5h9M3 8.5h6M3 12.5h4M9.5 13.5l2.5 2.5 5-6" />,
  krithis: (
    <path d="M7.5 14.5V4l8-1.5v10M7.5 14.5a2.25 2 0 1 1-4.5 0 2.25 2 0 0 1 4.5 0zM15.5 12.5a2.25 2 0 1 1-4.5 0 2.25 2 0 0 1 4.5 0z" />
  ),
  authority: (
    <path d="M10 5.5C8.5 4 6 3.5 3 3.5v12c3 0 5.5.5 7 2 1.5-1.5 4-2 7-2v-12c-3 0-5.5.5-7 2zM10 5.5v12" />
  ),
  publish: <path d="M10 13V3M6 6.5 10 2.75 14 6.5M3.5 12v4.5h13V12" />,
  health: <path d="M2.5 10.5H6L8 5l3.5 10.5 2-5h4" />,
  settings: (
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7M10 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM6 14a2 2 0 1 0 4 0 2 2 0 0 0-4 0z" />
  ),
};

/** The drawing of a screen, for the eye alone. */
export const ScreenIcon = ({ name }: { readonly name: ScreenName }) => (
  <svg className="app-icon" viewBox="0 0 20 20" aria-hidden="true">
    {drawings[name]}
  </svg>
);
