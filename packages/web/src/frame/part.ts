import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { reportOffline } from './offline.js';

/** A page whose file is gone although the server answers: it was updated meanwhile. */
export class PartMissingError extends Error {
  override readonly name = 'PartMissingError';
}

const RETRY_MS = 3000;
const wait = () => new Promise((resolve) => setTimeout(resolve, RETRY_MS));
const isServerUp = () =>
  fetch('/health/live', { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Fetches a page's part. While the server is away it waits for it, since the router's own answer, a
 * reload, would throw away what is typed on the page that is still open.
 */
export const fetchPart = async <Part>(importer: () => Promise<Part>): Promise<Part> => {
  let found: Part | null = null;
  let wasUp = false;
  while (found === null) {
    try {
      found = await importer();
    } catch {
      if (wasUp) throw new PartMissingError('This page is not part of the server any more');
      reportOffline(true);
      wasUp = await isServerUp();
      if (!wasUp) await wait();
    }
  }
  return found;
};

export const page = (importer: () => Promise<{ default: ComponentType }>) =>
  lazyRouteComponent(() => fetchPart(importer));
