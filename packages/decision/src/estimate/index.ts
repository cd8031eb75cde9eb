export { drawEstimate, drawFrom, sharesFor } from './draw.js';
export { estimateMean, estimateProblem, estimateQuantile, type Estimate } from './estimate.js';
