type ProgressBarProps = {
  label: string;
  /** 0 to 1; null while nobody knows. */
  share: number | null;
};

export const ProgressBar = ({ label, share }: ProgressBarProps) => (
  <progress
    aria-label={label}
    max={1}
    {...(share === null ? {} : { value: share })}
    className={`progress-bar ${share === null ? 'skeleton' : ''}`}
  />
);
