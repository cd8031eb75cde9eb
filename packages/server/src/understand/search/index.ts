export { searchRoutes } from './routes.js';
export { SearchKeeper } from './keeper.js';
export { storeSpaces } from './spaces.js';
