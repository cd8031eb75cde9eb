import { readConfig, type Config } from '../src/platform/config.js';

/** Default settings with a home folder of the test's own. */
export function testConfig(home: string): Config {
  return readConfig({ HEADWATER_HOME: home, LOG_LEVEL: 'fatal' }).config;
}
