/** A failure to read what is stored, as a sentence in the language of the page. */
import { StoreError } from '../../src/store/store-error.ts';
import { type MessageKey, t } from '../i18n.ts';

const REASONS: Readonly<Record<StoreError['reason'], MessageKey>> = {
  newer: 'problem_store_newer',
  unavailable: 'problem_store_unavailable',
  full: 'problem_store_full',
};

export function storeProblem(error: unknown): string {
  return error instanceof StoreError ? t(REASONS[error.reason]) : t('problem_unknown');
}
