import { Field } from './field.js';

type ReasonFieldProps = { value: string; onChange: (reason: string) => void };

/** Why somebody edits a theme, in their own words; it stands in the theme's history. */
export const ReasonField = ({ value, onChange }: ReasonFieldProps) => (
  <Field
    label="Why (optional)"
    value={value}
    maxLength={500}
    dir="auto"
    hint="Shown in the theme’s history, with your name."
    onChange={(event) => onChange(event.target.value)}
  />
);
