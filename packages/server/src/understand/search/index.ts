export { searchRoutes } from './routes.js';
export { SearchKeeper } from './keeper.js';
export { readSpaces, storeSpaces } from './spaces.js';
