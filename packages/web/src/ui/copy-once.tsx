import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.js';
import { BareInput } from './field.js';

/** A secret or a link that is shown once: in a field, so that it can be copied by hand where the clipboard is closed. */
export const CopyOnce = ({ label, value }: { label: string; value: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Plain-http pages have no clipboard; the field is selected and Ctrl C works.
      setCopied(false);
    }
  };
  return (
    <div className="flex gap-2">
      <BareInput
        label={label}
        readOnly
        value={value}
        onFocus={(event) => event.target.select()}
        className="num"
      />
      <Button onClick={() => void copy()}>
        {copied ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <Copy aria-hidden className="size-4" />
        )}
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
};
