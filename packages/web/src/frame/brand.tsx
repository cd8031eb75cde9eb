export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" className={className} aria-hidden>
    <rect width="32" height="32" rx="7" className="fill-accent" />
    <path
      d="M16 5.500c3.600 4.600 6.400 8 6.400 12a6.400 6.400 0 0 1-12.800 0c0-4 2.800-7.400 6.400-12Z"
      className="stroke-accent-ink"
      fill="none"
      strokeWidth="2.2"
      strokeLinejoin="round"
    />
    <path
      d="M6 25.500c2.500-1.600 4.400-1.600 6.700 0s4.200 1.600 6.600 0 4.400-1.600 6.700 0"
      className="stroke-accent-ink"
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
    />
  </svg>
);
