import './styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { facetsQuery } from './api/listen.js';
import { meQuery } from './api/people.js';
import { queryClient, whenSignedOut } from './api/query-client.js';
import { router } from './router.js';
import { ToastHost } from './ui/toast.js';

const entrances = ['/sign-in', '/setup', '/invite', '/reset'];

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (entrances.includes(pathname)) return;
  queryClient.setQueryData(['me'], null);
  void router.navigate({ to: '/sign-in', search: { next: href } });
});

// Who is signed in, what can be filtered by and the page's own part are asked for at once; the router
// alone would ask for one after the other.
if (!entrances.includes(location.pathname)) {
  void queryClient.prefetchQuery(meQuery);
  void queryClient.prefetchQuery(facetsQuery);
}
const routes: Readonly<Record<string, { options: { component?: unknown } } | undefined>> =
  router.routesById;
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  const component = routes[String(routeId)]?.options.component;
  if (typeof component !== 'function' || !('preload' in component)) continue;
  // What fails here is asked for again, and explained, when the page is shown.
  if (typeof component.preload === 'function') component.preload();
}

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html lost its root element');

createRoot(container).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <ToastHost>
          <RouterProvider router={router} />
        </ToastHost>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
