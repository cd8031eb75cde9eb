/** `@headwater/insight/sentence-model`: apart from the rest because it reads folders, which a browser cannot. */
export { loadSentenceModel, type SentenceModelOptions } from './load.js';
export { SentenceModelError } from './files.js';
