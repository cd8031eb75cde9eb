import type { ReactNode } from 'react';

type SectionProps = {
  /** Where links to it lead. */
  id?: string;
  title: string;
  help?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

export const Section = ({ id, title, help, aside, children }: SectionProps) => (
  <section id={id} aria-label={title} className="min-w-0 scroll-mt-16">
    <div className="mb-1.5 flex items-center gap-2">
      <h2 className="flex flex-1 items-center gap-1 text-base font-semibold">
        {title}
        {help}
      </h2>
      {aside}
    </div>
    {children}
  </section>
);
