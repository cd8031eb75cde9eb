import { useEffect, useState } from 'react';

const readToken = (): string => {
  const fragment = decodeURIComponent(location.hash.slice(1));
  const fromFragment = fragment.startsWith('token=') ? fragment.slice('token='.length) : fragment;
  return fromFragment || new URLSearchParams(location.search).get('token') || '';
};

/**
 * The one-time token of a link, from behind `#` (which browsers never send) or from `?token=`. It is
 * taken out of the address bar at once, so that it stays in no history.
 */
export const useLinkToken = (): string => {
  const [token] = useState(readToken);
  useEffect(() => {
    if (token !== '') history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
};
