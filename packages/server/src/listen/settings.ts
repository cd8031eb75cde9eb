/** What the slice needs to know of the machine; `main.ts` fills it in from the configuration. */
export interface ListenSettings {
  /** Folder for uploaded files. */
  readonly uploads: string;
}
