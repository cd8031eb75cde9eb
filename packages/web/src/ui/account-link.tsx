import { Link } from '@tanstack/react-router';
import { cx } from './cx.js';

type AccountLinkProps = { id: string; name: string; className?: string };

export const AccountLink = ({ id, name, className }: AccountLinkProps) => (
  <Link
    to="/customers/$accountId"
    params={{ accountId: id }}
    title={name}
    dir="auto"
    className={cx('hover:text-accent hover:underline', className)}
  >
    {name}
  </Link>
);
