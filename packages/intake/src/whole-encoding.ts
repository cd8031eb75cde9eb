import { chunksOf } from './bytes.js';
import { decoderFor } from './encoding.js';
import type { Encoding, RowSource } from './types.js';

/** The encoding by every byte of a file, where its head is plain ASCII and says nothing. */
export async function encodingOfWhole(source: RowSource, signal?: AbortSignal): Promise<Encoding> {
  const decoder = decoderFor('utf-8');
  for await (const chunk of chunksOf(source, signal)) decoder.decode(chunk);
  decoder.end();
  return decoder.validBeyondAscii ? 'utf-8' : 'windows-1252';
}
