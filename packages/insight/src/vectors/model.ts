/** A sentence model of the caller's own, in place of the shipped word vectors. */
export interface SentenceModel {
  /** Told in `Analysis.method` and kept in its spaces: vectors of another model cannot be compared. */
  readonly name: string;
  /** Numbers a text. */
  readonly dimensions: number;
  /** Length of the corpus part beside the model's, which is 1. Default .4. */
  readonly corpusShare?: number;
  /** Do not take out the first principal direction of the corpus. Default false. */
  readonly keepsCommonDirection?: boolean;
  /** A row for each text, one after another, of any length but zero; zeros where the model knows nothing of a text. */
  encode(texts: readonly string[]): Promise<Float32Array>;
}

/** The model's rows at unit length. Throws where it gives other numbers than it said. */
export async function encodeRows(
  model: SentenceModel,
  texts: readonly string[],
): Promise<Float32Array> {
  if (texts.length === 0) return new Float32Array(0);
  const rows = Float32Array.from(await model.encode(texts));
  const { dimensions, name } = model;
  if (rows.length !== texts.length * dimensions) {
    throw new RangeError(
      `The sentence model ${name} gave ${rows.length} numbers for ${texts.length} texts of ${dimensions} each. Check its “dimensions”.`,
    );
  }
  for (let at = 0; at < rows.length; at += dimensions) {
    let square = 0;
    for (let d = at; d < at + dimensions; d++) square += (rows[d] ?? 0) ** 2;
    if (!Number.isFinite(square)) {
      throw new RangeError(
        `The sentence model ${name} gave what is no number for: ${texts[at / dimensions]?.slice(0, 60)}`,
      );
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let d = at; d < at + dimensions; d++) rows[d] = (rows[d] ?? 0) * scale;
  }
  return rows;
}

/** Throws where a space was made with another model than the one at hand, or with one and none is. */
export function checkModel(
  space: { readonly model?: string; readonly staticDimensions: number },
  model: SentenceModel | undefined,
): void {
  if (space.model === model?.name && (!model || space.staticDimensions === model.dimensions))
    return;
  const was =
    space.model === undefined ? 'the shipped vectors' : `the sentence model ${space.model}`;
  throw new RangeError(
    `These themes were found with ${was}; ${model ? `${model.name} cannot be compared with it` : 'pass that model'}. Or run the analysis again.`,
  );
}
