import { z } from 'zod';

/** Branded ids: a theme's id cannot be passed where an item's is meant. All are UUIDs. */
export const ItemId = z.uuid().brand<'Item'>().meta({ description: 'Item id' });
export type ItemId = z.infer<typeof ItemId>;
export const ImportId = z.uuid().brand<'Import'>().meta({ description: 'Import id' });
export type ImportId = z.infer<typeof ImportId>;
export const SourceId = z.uuid().brand<'Source'>().meta({ description: 'Source id' });
export type SourceId = z.infer<typeof SourceId>;
export const RunId = z.uuid().brand<'Run'>().meta({ description: 'Run id' });
export type RunId = z.infer<typeof RunId>;
export const ThemeId = z.uuid().brand<'Theme'>().meta({ description: 'Theme id' });
export type ThemeId = z.infer<typeof ThemeId>;
export const AccountId = z.uuid().brand<'Account'>().meta({ description: 'Account id' });
export type AccountId = z.infer<typeof AccountId>;
export const JobId = z.uuid().brand<'Job'>().meta({ description: 'Job id' });
export type JobId = z.infer<typeof JobId>;
