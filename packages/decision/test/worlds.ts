import { monthOf, monthNumber, type HazardSpell, type Random } from '../src/index.js';

export interface World {
  readonly accounts: number;
  readonly months: number;
  /** Log odds of churning in a month in the first half year, plan "basic", nothing said. */
  readonly base: number;
  /** What having said the theme adds to the log odds. */
  readonly effect: number;
  /** Whether older accounts and those of plan "pro" leave less and say more: what controls are for. */
  readonly confounded?: boolean;
}

const firstMonth = monthNumber('2022-01');

/** A world in which the model is true: accounts begin at random, say the theme at some time, and leave. */
export function simulate(world: World, random: Random): HazardSpell[] {
  return Array.from({ length: world.accounts }, () => {
    const start = Math.floor(random() * (world.months - 1));
    const pro = random() < 0.4;
    const chance = world.confounded === true ? (pro ? 0.05 : 0.01) : 0.025;
    let said: number | null = random() < chance * 2 ? start : null;
    let churned: number | null = null;
    for (let month = start + 1; month < world.months && churned === null; month += 1) {
      const older = month - start > 6 ? -0.7 : 0;
      const odds = world.base + older + (pro ? -0.9 : 0) + (said === null ? 0 : world.effect);
      if (random() < 1 / (1 + Math.exp(-odds))) churned = month;
      else if (said === null && random() < chance) said = month;
    }
    return {
      start: monthOf(firstMonth + start),
      churned: churned === null ? null : monthOf(firstMonth + churned),
      plan: pro ? 'pro' : 'basic',
      said: said === null ? null : monthOf(firstMonth + said),
    };
  });
}

export const lastMonth = (world: World): string => monthOf(firstMonth + world.months - 1);
