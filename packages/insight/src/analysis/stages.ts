/** Finished steps of an analysis as plain data, so that one that was ended by force need not begin anew. */
import type { Stage, StageArray, StageStore } from '../types.js';
import type { Statements } from './read.js';

/** Changes whenever the same input makes another stage, or the same stage is written otherwise. */
const stageFormat = 1;

/** A step's result to plain data and back. */
export interface StageForm<T> {
  pack(value: T): Stage;
  /** Throws `UnusableStage` where the data is not what `pack` made. */
  unpack(stage: KeptStage): T;
}

/** The result of a step: as it was kept, else as it is worked out, and then kept. */
export async function kept<T>(
  stages: StageStore | undefined,
  name: string,
  form: StageForm<T>,
  work: () => Promise<T>,
): Promise<T> {
  if (!stages) return work();
  const found = await stages.load(name);
  if (found?.values['format'] === stageFormat) {
    try {
      return form.unpack(new KeptStage(found));
    } catch (error) {
      if (!(error instanceof UnusableStage)) throw error;
    }
  }
  const value = await work();
  const { values, arrays } = form.pack(value);
  await stages.save(name, { values: { ...values, format: stageFormat }, arrays });
  return value;
}

/** What was kept is not what this step makes: it is worked out anew. */
class UnusableStage extends Error {
  override name = 'UnusableStage';
}

/** Reads a stage and makes sure that each part is of the kind that is expected. */
export class KeptStage {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  number(name: string): number {
    const value = this.#stage.values[name];
    if (typeof value !== 'number') throw new UnusableStage(name);
    return value;
  }

  text(name: string): string {
    const value = this.#stage.values[name];
    if (typeof value !== 'string') throw new UnusableStage(name);
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#stage.values[name];
    if (typeof value !== 'object') throw new UnusableStage(name);
    return value;
  }

  /** @param length Where it is known from elsewhere. */
  array<T extends StageArray>(name: string, Type: new (length: number) => T, length?: number): T {
    const value = this.#stage.arrays[name];
    if (!(value instanceof Type) || (length !== undefined && value.length !== length)) {
      throw new UnusableStage(name);
    }
    return value;
  }
}

type KindColumns = Pick<Statements, 'kind' | 'kindConfidence' | 'polarity' | 'severity'>;
type SplitColumns = Omit<Statements, keyof KindColumns> & { readonly hashes: Float64Array };

export const splitForm: StageForm<SplitColumns> = {
  pack: ({ count, languages, vocabulary, ...arrays }) => ({
    values: { count, languages, vocabulary },
    arrays,
  }),
  unpack(stage) {
    const count = stage.number('count');
    return {
      count,
      languages: stage.texts('languages'),
      vocabulary: stage.texts('vocabulary'),
      item: stage.array('item', Int32Array, count),
      start: stage.array('start', Uint32Array, count),
      end: stage.array('end', Uint32Array, count),
      language: stage.array('language', Uint16Array, count),
      words: stage.array('words', Int32Array),
      wordStarts: stage.array('wordStarts', Uint32Array, count + 1),
      hashes: stage.array('hashes', Float64Array, count),
    };
  },
};

export const kindForm = (count: number): StageForm<KindColumns> => ({
  pack: (columns) => ({ values: {}, arrays: { ...columns } }),
  unpack: (stage) => ({
    kind: stage.array('kind', Uint8Array, count),
    kindConfidence: stage.array('kindConfidence', Float32Array, count),
    polarity: stage.array('polarity', Float32Array, count),
    severity: stage.array('severity', Float32Array, count),
  }),
});
