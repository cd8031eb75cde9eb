import { DealOutcome, type DealInput, type DealView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { explain } from '../api/client.js';
import { competitorsQuery, createDeal, patchDeal } from '../api/market.js';
import { useMay } from '../api/people.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { fasterEditor } from '../ui/faster-editor.js';
import { Field } from '../ui/field.js';
import { Select } from '../ui/select.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { readMoney, writeMoney } from './deal-money.js';
import { outcomes } from './deal-columns.js';

const today = (): string => new Date().toISOString().slice(0, 10);
const orNull = (text: string): string | null => text.trim() || null;

type Form = {
  account: string;
  name: string;
  outcome: DealOutcome;
  amount: string;
  currency: string;
  day: string;
  competitor: string;
  reason: string;
  product: string;
  segment: string;
};

const formOf = (deal: DealView | null): Form => ({
  account: deal?.account.name ?? '',
  name: deal?.name ?? '',
  outcome: deal?.outcome ?? 'lost',
  amount: deal?.amount ? writeMoney(deal.amount) : '',
  currency: deal?.amount?.currency ?? 'EUR',
  day: deal?.day ?? today(),
  competitor: deal?.competitor?.name ?? '',
  reason: deal?.reason ?? '',
  product: deal?.product ?? '',
  segment: deal?.segment ?? '',
});

type Errors = Partial<Record<keyof Form, string>>;

const wrongIn = (form: Form): Errors => ({
  ...(form.account.trim() === '' ? { account: 'Say who the deal was with.' } : {}),
  ...(form.day === '' ? { day: 'Give the day.' } : {}),
  ...(form.amount.trim() !== '' && readMoney(form.amount, form.currency) === null
    ? {
        amount: `Write an amount such as 1234.50 and a currency of three letters; ${form.currency || 'it'} takes no more digits than it has.`,
      }
    : {}),
});

const bodyOf = (form: Form, money: boolean): DealInput => ({
  account: form.account.trim(),
  name: orNull(form.name),
  outcome: form.outcome,
  amount: money && form.amount.trim() !== '' ? readMoney(form.amount, form.currency) : null,
  day: form.day,
  competitor: orNull(form.competitor),
  reason: orNull(form.reason),
  product: orNull(form.product),
  segment: orNull(form.segment),
});

/** Writes a deal down by hand, or changes one. */
export const DealDialog = ({ deal, onClose }: { deal: DealView | null; onClose: () => void }) => {
  const client = useQueryClient();
  const money = useMay('finance:read');
  const competitors = useQuery(competitorsQuery).data?.rows ?? [];
  const listId = useId();
  const [form, setForm] = useState(() => formOf(deal));
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = (name: Exclude<keyof Form, 'outcome'>) => ({
    value: form[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [name]: event.target.value });
      setErrors({ ...errors, [name]: undefined });
    },
  });
  const save = async () => {
    const wrong = wrongIn(form);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    setError(null);
    const body = bodyOf(form, money);
    try {
      if (deal === null) await createDeal(body);
      else {
        const { amount, ...rest } = body;
        await patchDeal(deal.id, deal.version, money ? { ...rest, amount } : rest);
      }
      say({ title: deal === null ? 'Deal written down' : 'Deal saved' });
      await client.invalidateQueries({ queryKey: ['market'] });
      onClose();
    } catch (problem) {
      const faster = fasterEditor(problem, 'this deal');
      setError(
        faster === null
          ? explain(problem)
          : `${faster} What you typed is still here; close and open it to see theirs.`,
      );
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={deal === null ? 'Write down a deal' : 'Edit the deal'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="grid grid-cols-2 gap-x-3 gap-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {error === null ? null : (
          <div className="col-span-2">
            <Notice tone="bad">{error}</Notice>
          </div>
        )}
        <Field label="Account or prospect" className="col-span-2" {...field('account')} />
        <Select
          label="Outcome"
          bare={false}
          value={form.outcome}
          choices={DealOutcome.options.map((value) => ({ value, label: outcomes[value].label }))}
          onChange={(outcome) => setForm({ ...form, outcome })}
        />
        <Field label="Day" type="date" {...field('day')} />
        {money ? (
          <>
            <Field label="Amount a month" inputMode="decimal" {...field('amount')} />
            <Field label="Currency" maxLength={3} {...field('currency')} />
          </>
        ) : null}
        <Field
          label="Competitor"
          list={listId}
          hint="Who else was in the running."
          {...field('competitor')}
        />
        <datalist id={listId}>
          {competitors.map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <Field label="Product" {...field('product')} />
        <Field
          label="Why"
          className="col-span-2"
          maxLength={10_000}
          dir="auto"
          hint="In the words of who knows. It is analysed like feedback and meets the themes."
          {...field('reason')}
        />
        <Field label="Name of the deal" {...field('name')} />
        <Field label="Segment" {...field('segment')} />
        <button type="submit" className="hidden" aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
};
