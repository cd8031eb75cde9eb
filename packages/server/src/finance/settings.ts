import { FinanceSettings } from '@headwater/contract';
import { isCurrency } from '@headwater/decision';
import {
  AppError,
  audit,
  inTransaction,
  readSetting,
  writeSetting,
  type Ctx,
} from '../platform/index.js';

const name = 'finance';

export async function readSettings(ctx: Ctx): Promise<FinanceSettings> {
  return (await readSetting(ctx, name, FinanceSettings)) ?? { currency: null };
}

export async function changeSettings(
  ctx: Ctx,
  settings: FinanceSettings,
): Promise<FinanceSettings> {
  if (settings.currency !== null && !isCurrency(settings.currency)) {
    throw new AppError({
      code: 'unknown-currency',
      field: 'currency',
      message: `"${settings.currency}" is no currency: write its ISO 4217 code, like EUR.`,
    });
  }
  return inTransaction(ctx, async (tx) => {
    const before = await readSettings(tx);
    await writeSetting(tx, name, settings);
    await audit(tx, {
      action: 'finance.settings-changed',
      subject: 'finance',
      before,
      after: settings,
    });
    return settings;
  });
}
