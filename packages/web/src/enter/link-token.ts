import { useEffect, useState } from 'react';

const readToken = (): string => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

/**
 * The one-time token of a link, from behind `#`, which browsers never send. It is taken out of the address
 * bar at once, so that it stays in no history.
 */
export const useLinkToken = (): string => {
  const [token] = useState(readToken);
  useEffect(() => {
    if (token !== '') history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
};
