const words: Readonly<Record<string, readonly string[]>> = {
  active: ['live', 'current', 'paying', 'customer', 'paid', 'enabled', 'aktiv'],
  trial: ['trialing', 'trialling', 'in trial', 'free trial', 'test', 'evaluation'],
  churned:
    'canceled cancelled churn lost closed inactive former terminated expired deleted gekündigt inaktiv'.split(
      ' ',
    ),
  prospect: ['lead', 'opportunity', 'interessent'],
};

const normal = new Map(
  Object.entries(words).flatMap(([status, others]) => others.map((word) => [word, status])),
);

/** A status in the word that filters know it by; one of your own stays as it is, in lower case. */
export function statusOf(said: string | undefined): string | null {
  const word = said?.trim().toLowerCase().replaceAll('_', ' ') ?? '';
  return word === '' ? null : (normal.get(word) ?? word);
}
