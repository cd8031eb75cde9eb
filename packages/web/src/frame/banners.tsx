import { useQueryClient } from '@tanstack/react-query';
import { FlaskConical, WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMay, useMe } from '../api/people.js';
import { Button } from '../ui/button.js';
import { subscribeOffline } from './offline.js';
import { fetchPart } from './part.js';

const RemoveDemo = lazy(() => fetchPart(() => import('./remove-demo.js')));

/** Shown while the server does not answer; it watches for the server and takes itself away. */
export const OfflineBanner = () => {
  const [offline, setOffline] = useState(false);
  const client = useQueryClient();
  useEffect(() => subscribeOffline(setOffline), []);
  useEffect(() => {
    const lost = () => setOffline(true);
    addEventListener('offline', lost);
    return () => removeEventListener('offline', lost);
  }, []);
  useEffect(() => {
    if (!offline) return undefined;
    const timer = setInterval(() => {
      void fetch('/health/live', { cache: 'no-store' })
        .then((response) => {
          if (!response.ok) return undefined;
          setOffline(false);
          return client.invalidateQueries();
        })
        .catch(() => undefined);
    }, 3000);
    return () => clearInterval(timer);
  }, [offline, client]);
  if (!offline) return null;
  return (
    <div
      role="alert"
      className="flex items-center gap-2 border-b border-line bg-question-soft px-4 py-1.5 text-sm"
    >
      <WifiOff aria-hidden className="size-4 shrink-0 text-question" />
      <p className="min-w-0 flex-1">
        The server does not answer. What you see is the last state; what you typed is kept. Trying
        again every three seconds.
      </p>
    </div>
  );
};

/** Demo data is marked on every page and goes with one button. */
export const DemoBanner = () => {
  const me = useMe();
  const mayManage = useMay('demo:manage');
  const [asking, setAsking] = useState(false);
  if (me?.demo !== true) return null;
  return (
    <div className="flex items-center gap-2 border-b border-line bg-request-soft px-4 py-1 text-sm">
      <FlaskConical aria-hidden className="size-4 shrink-0 text-request" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">Demo data.</span>{' '}
        <span className="max-sm:hidden">The company and its customers are made up.</span>
      </p>
      {mayManage ? (
        <Button size="sm" look="quiet" onClick={() => setAsking(true)}>
          Remove demo data
        </Button>
      ) : null}
      <Suspense>{asking ? <RemoveDemo onClose={() => setAsking(false)} /> : null}</Suspense>
    </div>
  );
};
