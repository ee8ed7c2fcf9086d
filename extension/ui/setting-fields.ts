/** Settings that are one number: bounds, unit shown, factor between what is shown and stored. The schema has the last word. */
import type { MessageKey } from '../i18n.ts';

export interface NumberField {
  setting: 'intervalMinutes' | 'budgetBytes' | 'retentionDays';
  label: MessageKey;
  why: MessageKey;
  /** Bounds as stored; tests/ui.test.ts holds them against the schema. */
  min: number;
  max: number;
  /** Stored = shown × factor. */
  factor: number;
}

export const NUMBER_FIELDS: readonly NumberField[] = [
  { setting: 'intervalMinutes', label: 'set_interval', why: 'set_interval_why', min: 5, max: 240, factor: 1 },
  { setting: 'budgetBytes', label: 'set_budget', why: 'set_budget_why', min: 1e6, max: 1e9, factor: 1e6 },
  { setting: 'retentionDays', label: 'set_retention', why: 'set_retention_why', min: 7, max: 365, factor: 1 },
];

/** What was typed as the stored number, or null where it is none within the bounds. */
export function readNumber(field: NumberField, typed: string): number | null {
  const shown = typed.trim() === '' ? Number.NaN : Number(typed);
  const stored = Math.round(shown * field.factor);
  return stored >= field.min && stored <= field.max ? stored : null;
}
