/**
 * Do market gaps keep their stated rate when nothing sets the groups apart, and are real ones found?
 * Simulation with fixed seeds; see docs/methods/gaps.md.
 *
 *   npx tsx eval/gaps.ts            SETS=2000 worlds without gaps, RUNS=200 of each with planted ones
 */
import {
  findGaps,
  gapDefinitions,
  seededRandom,
  type Gap,
  type GapKind,
} from '@headwater/decision';
import { gapWorld, usualShare, type PlantedGap } from '../packages/decision/test/gap-world.js';

const sets = Number(process.env['SETS'] ?? 2000);
const runs = Number(process.env['RUNS'] ?? 200);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const isKind = (name: string): name is GapKind => name in gapDefinitions;
const kinds = Object.keys(gapDefinitions).filter(isKind);

function nothing(ours: number, theirs: number): void {
  let any = 0;
  const byKind = new Map<string, number>();
  for (let set = 0; set < sets; set += 1) {
    const { gaps } = findGaps(gapWorld({ random: seededRandom(set * 977 + 3), ours, theirs }));
    if (gaps.length > 0) any += 1;
    for (const { kind } of gaps) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  }
  const error = Math.sqrt(((any / sets) * (1 - any / sets)) / sets);
  const parts = [...byKind].map(([kind, count]) => `${kind} ${count}`).join(', ');
  say(`${ours} | ${theirs} | ${percent(any / sets)} ± ${percent(error)} | ${parts}`);
}

const places = [3, 8, 20];

function planted(times: number, ours: number, theirs: number): void {
  const found = new Map<string, number>();
  let [wrong, all] = [0, 0];
  const kindsPlanted = kinds.filter((kind) => kind !== 'unserved-request');
  for (let run = 0; run < runs; run += 1) {
    const gaps: PlantedGap[] = kindsPlanted.flatMap((kind, k) =>
      places.map((place) => ({ kind, theme: place + k, times })),
    );
    const world = gapWorld({ random: seededRandom(run * 31 + 7), ours, theirs, planted: gaps });
    for (const gap of findGaps(world).gaps) {
      all += 1;
      const meant = gaps.find((of) => String(of.theme) === gap.theme);
      if (!isTrue(gap, meant)) wrong += 1;
      else if (meant && gap.kind === meant.kind) {
        const key = `${gap.kind} ${places.findLast((place) => place <= meant.theme)}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
    }
  }
  for (const kind of kindsPlanted) {
    const rates = places.map((place) => percent((found.get(`${kind} ${place}`) ?? 0) / runs));
    say(`${ours} | ${theirs} | ×${times} | ${kind} | ${rates.join(' | ')}`);
  }
  say(`   false among those reported: ${percent(wrong / Math.max(1, all))} of ${all}`);
}

/** A pain of one segment alone is more pain of ours than of theirs, too. */
function isTrue(gap: Gap, meant: PlantedGap | undefined): boolean {
  if (!meant) return false;
  if (meant.kind !== 'underserved-segment') return gap.kind === meant.kind;
  return gap.kind === 'our-pain' || (gap.kind === meant.kind && gap.segment === 's0');
}

say('customers of ours | of theirs | worlds with any false gap (stated 10 %) | which');
nothing(200, 250);
nothing(800, 1000);
nothing(8000, 10_000);
say(
  `\nfound, by the share of customers who speak of the theme: ${places.map((place) => percent(usualShare(place))).join(', ')}`,
);
for (const times of [1.5, 2, 3]) planted(times, 800, 1000);
for (const times of [1.5, 2, 3]) planted(times, 8000, 10_000);
