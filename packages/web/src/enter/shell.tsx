import type { ReactNode } from 'react';
import { Mark } from '../frame/brand.js';

/** The quiet frame of the pages before anybody is signed in. */
export const EnterShell = ({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) => (
  <main className="flex min-h-dvh flex-col items-center bg-panel px-4 py-[12dvh]">
    <div className="mb-6 flex items-center gap-2.5 text-xl font-semibold tracking-tight">
      <Mark className="size-8" /> Headwater
    </div>
    <div className="w-full max-w-sm rounded-lg border border-line bg-raised p-6">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {lead === undefined ? null : <p className="mt-1 text-muted">{lead}</p>}
      <div className="mt-5">{children}</div>
    </div>
  </main>
);
