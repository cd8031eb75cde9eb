import { assignItems, decodeSpace, findNewThemes, type Kind } from '@headwater/insight';
import type {
  AnalysisItem,
  ArrivalsAsked,
  BornTheme,
  FoundArrivals,
} from '../analysis-messages.js';
import type { Bulk } from '../copy-rows.js';
import { placesOf } from '../placed-words.js';

/** In the analysing thread: frozen spaces and centroids place what came in; groups that are something else are themes. */
export async function assignArrivals(
  items: readonly AnalysisItem[],
  asked: ArrivalsAsked,
): Promise<{ bulk: Bulk; found: FoundArrivals }> {
  const { corrections, languages, threads, waiting } = asked;
  const spaces = asked.spaces.map(decodeSpace);
  const themes = asked.themes.map(({ centroid, ...theme }) => ({
    ...theme,
    level: 1 as const,
    centroid: floats(centroid),
  }));
  const locate = placesOf(items, corrections);
  const bulk = await assignItems(
    items,
    { spaces, themes, languages },
    {
      threads,
      corrections: new Map(
        corrections.flatMap((correction): [string, Kind][] => {
          const place = locate(correction);
          return place === null ? [] : [[place, correction.kind]];
        }),
      ),
    },
  );
  const pool = [
    ...waiting,
    ...bulk.statements.map(({ item, start, text, language }) => ({
      item: items[item]?.id ?? '',
      start,
      text,
      language: language === 'und' ? 'en' : language,
    })),
  ];
  const { themes: born } = await findNewThemes(spaces, themes, pool);
  const counts: Record<string, number> = {};
  for (const { language } of bulk.statements) counts[language] = (counts[language] ?? 0) + 1;
  return {
    bulk,
    found: {
      statements: bulk.statements.length,
      touched: new Set(bulk.statements.flatMap(({ theme }) => theme ?? [])),
      languages: counts,
      unassigned: bulk.unassigned,
      born: born.flatMap(({ label, language, centroid, members, cohesion }): BornTheme[] => {
        const near = likest(centroid, language, themes);
        return near === undefined
          ? []
          : [
              {
                label,
                near,
                members: members.flatMap((place) => {
                  const statement = pool[place];
                  return statement
                    ? [{ item: statement.item, start: statement.start, confidence: cohesion }]
                    : [];
                }),
              },
            ];
      }),
    },
  };
}

function likest(
  centroid: Float32Array,
  language: string,
  themes: readonly {
    readonly id: string;
    readonly language: string;
    readonly centroid: Float32Array;
  }[],
): string | undefined {
  const dot = (other: Float32Array): number =>
    centroid.reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
  const own = themes.filter((theme) => theme.language === language);
  return own.reduce<{ id: string; cosine: number } | undefined>((best, theme) => {
    const cosine = dot(theme.centroid);
    return best && best.cosine >= cosine ? best : { id: theme.id, cosine };
  }, undefined)?.id;
}

/** A copy: what comes out of the database need not lie at a multiple of four. */
function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
