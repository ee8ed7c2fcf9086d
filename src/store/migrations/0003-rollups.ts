/** Version 3: rows derived from samples, so that charts open fast. They are filled as they are needed: no row means "not yet". */
import type { Migration } from './migration.ts';

export const rollups: Migration = {
  id: '0003-rollups',
  upgrade(db) {
    db.createObjectStore('points', { keyPath: ['target', 'day'] });
    db.createObjectStore('stale');
    db.createObjectStore('judged', { keyPath: 'day' });
  },
};
