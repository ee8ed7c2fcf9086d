/** Version 4: reports that wait to be sent, one for each hour, service and network, and a list of those that were. */
import type { Migration } from './migration.ts';

export const reports: Migration = {
  id: '0004-reports',
  upgrade(db) {
    const queue = db.createObjectStore('reports', { keyPath: ['hour', 'service', 'network'] });
    queue.createIndex('dueAt', 'dueAt');
    db.createObjectStore('sent', { autoIncrement: true });
  },
};
