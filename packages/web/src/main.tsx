import './styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, whenSignedOut } from './api/query-client.js';
import { router } from './router.js';
import { ToastHost } from './ui/toast.js';

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (['/sign-in', '/setup', '/invite', '/reset'].includes(pathname)) return;
  queryClient.setQueryData(['me'], null);
  void router.navigate({ to: '/sign-in', search: { next: href } });
});

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
