/** What the slice needs to know of the machine; `main.ts` fills it in from the configuration. */
export interface UnderstandSettings {
  readonly workerThreads: number;
  /** Folder of a sentence model of the operator's own; null: the shipped vectors. */
  readonly modelDir: string | null;
  /** Folder for the finished steps of an analysis that is under way. */
  readonly stages: string;
}
