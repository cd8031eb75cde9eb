import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.js';

test('every setting has a default', () => {
  const { config, reports } = readConfig({ HEADWATER_HOME: '/nowhere' });
  expect(config).toMatchObject({ port: 4180, host: '127.0.0.1', databaseUrl: null });
  expect(config.uploadLimitBytes).toBe(2e9);
  expect(reports.every(({ about }) => about !== '')).toBe(true);
});

test('each wrong setting is named with its value and source, secrets cut', () => {
  const env = { HEADWATER_HOME: '/nowhere', PORT: 'abc', DATABASE_URL: 'mysql://me:hidden@x/y' };
  expect(() => readConfig(env)).toThrow(/PORT must be a whole number.*"abc".*environment/);
  expect(() => readConfig(env)).toThrow(/DATABASE_URL/);
  expect(() => readConfig(env)).not.toThrow(/hidden/);
  const url = 'postgresql://me:hidden@db.example/headwater';
  const { reports } = readConfig({ HEADWATER_HOME: '/nowhere', DATABASE_URL: url });
  const shown = reports.find(({ name }) => name === 'DATABASE_URL');
  expect(shown).toMatchObject({
    value: 'postgresql://me:…@db.example/headwater',
    source: 'environment',
  });
});

test('the file fills in what the environment leaves open', () => {
  const home = mkdtempSync(join(tmpdir(), 'headwater-config-'));
  try {
    const file = join(home, 'settings.json');
    writeFileSync(file, '{"PORT": 5000, "HOST": "0.0.0.0"}');
    const { config, reports } = readConfig({ HEADWATER_HOME: home, HOST: '::1' });
    expect([config.port, config.host]).toEqual([5000, '::1']);
    expect(reports.find(({ name }) => name === 'PORT')?.source).toBe('file');
    writeFileSync(file, '{"PROT": 5000}');
    expect(() => readConfig({ HEADWATER_HOME: home })).toThrow('no such setting: PROT');
  } finally {
    rmSync(home, { recursive: true });
  }
});
