import type { SurvivalBy } from '@headwater/contract';

/** A colour and a dash for each curve, so that they are told apart without colour as well. */
export const curveLooks = [
  { token: '--accent', dash: 'solid', look: 'border-accent border-solid' },
  { token: '--question', dash: 'dashed', look: 'border-question border-dashed' },
  { token: '--request', dash: 'solid', look: 'border-request border-solid' },
  { token: '--praise', dash: 'dashed', look: 'border-praise border-dashed' },
  { token: '--pain', dash: 'solid', look: 'border-pain border-solid' },
  { token: '--other', dash: 'dotted', look: 'border-other border-dotted' },
] as const;

export const curveName = (by: SurvivalBy, value: string | null): string =>
  by === 'all' ? 'All accounts' : value === null || value === '' ? 'Not known' : value;
