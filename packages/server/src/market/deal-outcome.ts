import type { DealOutcome } from '@headwater/contract';

/** Words of pipelines in English, German, Spanish and French, without accents; `|` between them. */
const words: Readonly<Record<DealOutcome, string>> = {
  won: 'won|win|wins|closed won|closedwon|signed|gewonnen|gewinn|ganado|ganada|ganados|ganadas|gagne|gagnee|gagnes|gagnees',
  lost: 'lost|loss|losses|closed lost|closedlost|verloren|verlust|perdido|perdida|perdidos|perdidas|perdu|perdue|perdus|perdues|churned|no deal',
  open: 'open|in progress|ongoing|pipeline|active|pending|negotiation|negotiating|proposal|qualified|qualification|discovery|demo|trial|new|lead|prospecting|contract sent|offen|laufend|in arbeit|aktiv|verhandlung|angebot|neu|abierto|abierta|en curso|activo|activa|pendiente|negociacion|propuesta|nuevo|nueva|ouvert|ouverte|en cours|actif|active|negociation|proposition|nouveau',
};

const meaning = new Map<string, DealOutcome>(
  Object.entries(words).flatMap(([outcome, list]) =>
    list.split('|').map((word): [string, DealOutcome] => [word, toOutcome(outcome)]),
  ),
);

function toOutcome(name: string): DealOutcome {
  return name === 'won' || name === 'lost' ? name : 'open';
}

/** What a cell says of a deal's outcome: whole words first, then "won" or "lost" within a stage's name. */
export function outcomeOf(text: string): DealOutcome | null {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const whole = meaning.get(plain);
  if (whole) return whole;
  const found = new Set(plain.split(' ').flatMap((word) => meaning.get(word) ?? []));
  // "Not won" and "won back from lost" say nothing sure.
  const ended = [...found].filter((outcome) => outcome !== 'open');
  if (ended.length === 1 && !/\b(?:not|nicht|no|pas)\b/u.test(plain)) return ended[0] ?? null;
  return ended.length === 0 && found.has('open') ? 'open' : null;
}
