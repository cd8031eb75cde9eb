import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';
import type { RateLimit } from './route.js';

export interface RateLimits {
  /** Counts one request of `who`; throws when there were too many. */
  consume(name: string, limit: RateLimit, who: string): Promise<void>;
}

/** Counted in the database, so that several servers share the counts; in memory while it is away. */
export function createRateLimits(pool: pg.Pool): RateLimits {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = (name: string, { points, seconds }: RateLimit): RateLimiterPostgres => {
    const present = limiters.get(name);
    if (present) return present;
    const options = { points, duration: seconds, keyPrefix: name };
    const made = new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(options),
    });
    limiters.set(name, made);
    return made;
  };
  return {
    consume: async (name, limit, who) => {
      try {
        await limiterOf(name, limit).consume(who.slice(0, 200));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw new AppError({
          code: 'too-many-requests',
          status: 429,
          message: `Too many tries. Wait ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then try again.`,
          extra: { retryAfterSeconds: seconds },
        });
      }
    },
  };
}
