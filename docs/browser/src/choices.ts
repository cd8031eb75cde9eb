import type { DateFormat } from '@headwater/intake';
import { element } from './elements.js';
import type { Choices, Reading } from './messages.js';

const none = '';
const formatNames: Readonly<Record<DateFormat, string>> = {
  iso: 'Year, month, day',
  'day-first': 'Day first',
  'month-first': 'Month first',
  'epoch-seconds': 'Seconds since 1970',
  'epoch-milliseconds': 'Milliseconds since 1970',
  native: 'Dates of the file itself',
};

/** Fills the form with how the file is read; calls back with what a person chose instead. */
export function showChoices(
  form: HTMLFormElement,
  reading: Reading,
  onChosen: (choices: Choices) => void,
): void {
  const columns = reading.columns.map((column) => ({ value: column, name: column }));
  const text = choiceOf('Customers’ words', columns, reading.text ?? none, 'Choose a column');
  const time = choiceOf('Date', columns, reading.time ?? none, 'No dates');
  const formats = reading.dateCandidates.map(({ format, example }) => ({
    value: format,
    name: example === '' ? formatNames[format] : `${formatNames[format]}: ${example}`,
  }));
  const format = choiceOf('Form of the dates', formats, reading.dateFormat ?? none, 'Find out');
  const fields = [text, time, ...(formats.length > 1 ? [format] : [])];
  form.replaceChildren(
    element('p', {}, [
      reading.open ?? 'Read by these columns. Choose others if they are not right.',
    ]),
    element(
      'div',
      { class: 'fields' },
      fields.map(({ label }) => label),
    ),
    element('button', { type: 'submit', class: 'strong' }, ['Analyse']),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const chosen = reading.dateCandidates.find((each) => each.format === format.select.value);
    const isSameColumn = time.select.value === reading.time;
    onChosen({
      ...(text.select.value === none ? {} : { text: text.select.value }),
      time: time.select.value === none ? null : time.select.value,
      ...(chosen && isSameColumn ? { dateFormat: chosen.format } : {}),
    });
  };
}

function choiceOf(
  name: string,
  options: readonly { readonly value: string; readonly name: string }[],
  chosen: string,
  noneName: string,
): { label: HTMLLabelElement; select: HTMLSelectElement } {
  const select = element('select');
  for (const option of [{ value: none, name: noneName }, ...options]) {
    const made = element('option', { value: option.value }, [option.name]);
    made.selected = option.value === chosen;
    select.append(made);
  }
  return { label: element('label', {}, [name, select]), select };
}
