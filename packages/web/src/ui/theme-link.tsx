import { Link } from '@tanstack/react-router';
import { cx } from './cx.js';

type ThemeLinkProps = { id: string; label: string; className?: string };

export const ThemeLink = ({ id, label, className }: ThemeLinkProps) => (
  <Link
    to="/themes/$themeId"
    params={{ themeId: id }}
    title={label}
    dir="auto"
    className={cx('font-medium text-ink hover:text-accent hover:underline', className)}
  >
    {label}
  </Link>
);
