const patienceMs = 25_000;

/** Waits for Ctrl-C or a stop from the system, then stops in order; a second signal ends at once. */
export async function untilStopped(stop: () => Promise<void>, onStop: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) process.exit(130);
        stopping = true;
        resolve();
      });
    }
  });
  onStop();
  setTimeout(() => process.exit(1), patienceMs).unref();
  await stop();
}

let stopping = false;
