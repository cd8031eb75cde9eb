/** A file as people call it. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);
