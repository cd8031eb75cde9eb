type Listener = (offline: boolean) => void;
const listeners = new Set<Listener>();

/** Told by the query client whenever a request met no server, or met it again. */
export const reportOffline = (offline: boolean): void => {
  for (const listener of listeners) listener(offline);
};

export const subscribeOffline = (listener: Listener) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
