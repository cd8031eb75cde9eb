/** A file dropped anywhere waits here until the Import page opens and takes it. */
let pending: File | null = null;
const listeners = new Set<() => void>();

export const offerFile = (file: File): void => {
  pending = file;
  for (const listener of listeners) listener();
};

export const takeFile = (): File | null => {
  const file = pending;
  pending = null;
  return file;
};

export const onFileOffered = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
