// Every migration, in the order in which they run.
import { Initial1790000000000 } from './1790000000000-initial';
import { SavedSegments1791100000000 } from './1791100000000-saved-segments';

/** In the order in which they run. A released one is never edited. */
export const MIGRATIONS = [Initial1790000000000, SavedSegments1791100000000];
