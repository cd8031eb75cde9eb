import { z } from 'zod';

/** Branded ids: a theme's id cannot be passed where an item's is meant. All are UUIDs (version 7). */
const id = <Name extends string>(name: Name) =>
  z
    .uuid()
    .brand<Name>()
    .meta({ description: `${name} id` });

export const ItemId = id('Item');
export type ItemId = z.infer<typeof ItemId>;
export const ImportId = id('Import');
export type ImportId = z.infer<typeof ImportId>;
export const SourceId = id('Source');
export type SourceId = z.infer<typeof SourceId>;
export const RunId = id('Run');
export type RunId = z.infer<typeof RunId>;
export const ThemeId = id('Theme');
export type ThemeId = z.infer<typeof ThemeId>;
export const AccountId = id('Account');
export type AccountId = z.infer<typeof AccountId>;
export const JobId = id('Job');
export type JobId = z.infer<typeof JobId>;
