/** Whether one word becomes the other by one slip: a letter left out, added or changed, or two neighbours swapped. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other) return false;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 1) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  const rest = longer.slice(at + 1);
  if (shorter.length < longer.length) return shorter.slice(at) === rest;
  if (shorter.slice(at + 1) === rest) return true;
  return (
    shorter[at] === longer[at + 1] &&
    shorter[at + 1] === longer[at] &&
    shorter.slice(at + 2) === longer.slice(at + 2)
  );
}
