import type { CashForecastRequest, CashForecastView } from '@headwater/contract';
import { cashTornado, compareForecasts, forecastCash } from '@headwater/decision';
import type { z } from 'zod';
import type { Ctx } from '../../platform/index.js';
import { checkDrivers } from './scenarios.js';

type View = z.input<typeof CashForecastView>;

const horizon = 24;

/** Scenarios side by side: all under the same luck, so that what they share cancels in their difference. */
export function cashForecast(ctx: Ctx, request: CashForecastRequest): View {
  for (const { name, drivers } of request.scenarios) checkDrivers(name, drivers);
  const start = request.start ?? ctx.clock.now().toISOString().slice(0, 7);
  const { draws, seed } = request;
  const options = { start, months: horizon, draws, seed };
  const [base] = request.scenarios;
  return {
    start,
    draws,
    seed,
    scenarios: request.scenarios.map(({ name, drivers }, i) => {
      const compared =
        i === 0 || base === undefined ? null : compareForecasts(base.drivers, drivers, options);
      const { months, runway } = compared?.other ?? forecastCash(drivers, options);
      const end = compared?.months.at(-1);
      return {
        name,
        months: [...months],
        runway: { ...runway, runOut: [...runway.runOut] },
        tornado: [...cashTornado(drivers, options).bars],
        against:
          compared === null || end === undefined
            ? null
            : { endCashMinor: end.cashMinor, moreAtEnd: compared.moreAtEnd },
      };
    }),
  };
}
