export {
  forecastSeries,
  type EtsModel,
  type EtsName,
  type EtsOptions,
  type ForecastRefusal,
  type ForecastStep,
  type SeriesForecast,
} from './ets.js';
