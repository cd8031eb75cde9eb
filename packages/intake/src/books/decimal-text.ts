/** Arithmetic on plain decimal texts (`-1234.50`), exact because no float is made of them. */

interface Digits {
  readonly digits: bigint;
  readonly scale: number;
}

function digitsOf(text: string): Digits {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function textOf({ digits, scale }: Digits): string {
  const magnitude = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const cut = magnitude.length - scale;
  const text = scale === 0 ? magnitude : `${magnitude.slice(0, cut)}.${magnitude.slice(cut)}`;
  return digits < 0n ? `-${text}` : text;
}

export function subtract(a: string, b: string): string {
  const [left, right] = [digitsOf(a), digitsOf(b)];
  const scale = Math.max(left.scale, right.scale);
  const at = ({ digits, scale: own }: Digits): bigint => digits * 10n ** BigInt(scale - own);
  return textOf({ digits: at(left) - at(right), scale });
}

/** `12345` hundredths are `123.45`. */
export function hundredths(text: string): string {
  const { digits, scale } = digitsOf(text);
  return textOf({ digits, scale: scale + 2 });
}
