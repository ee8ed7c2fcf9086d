/** Version 1: raw samples, the rounds they belong to, and a small key-value store. */
import type { Migration } from './migration.ts';

export const samplesRoundsKept: Migration = {
  id: '0001-samples-rounds-kept',
  upgrade(db) {
    // One record holds a target's samples of one round: a few at a time are read and written together.
    const samples = db.createObjectStore('samples', { keyPath: ['round', 'target'] });
    samples.createIndex('at', 'at');
    samples.createIndex('targetAt', ['target', 'at']);
    // A record may reach over the end of an hour, so it is listed under each hour it has a sample in.
    samples.createIndex('hours', 'hours', { multiEntry: true });

    const rounds = db.createObjectStore('rounds', { keyPath: 'id' });
    rounds.createIndex('state', 'state');
    rounds.createIndex('startedAt', 'startedAt');

    db.createObjectStore('kept');
  },
};
