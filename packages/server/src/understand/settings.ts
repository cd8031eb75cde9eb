/** What the slice needs to know of the machine; `main.ts` fills it in from the configuration. */
export interface UnderstandSettings {
  readonly workerThreads: number;
  /** Folder for the finished steps of an analysis that is under way. */
  readonly stages: string;
}
