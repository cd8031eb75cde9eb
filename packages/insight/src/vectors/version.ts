import { lightening } from '../kernels/place.js';
import { staticDimensions } from './static.js';

/** Beginning of the checksum of the shipped table. */
const tableSum = '4248192cda4e';

/**
 * Changes where a text would be placed elsewhere than before. What an earlier version placed, and the space that it was
 * placed in, cannot be compared with texts that this one places: analyse everything again.
 */
export const vectorsVersion = `${tableSum} × ${staticDimensions}, lightened by ${lightening}`;
