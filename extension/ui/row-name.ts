/** Name of a row: the service's as people know it, or the own line in the language of the page. */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { t } from '../i18n.ts';

export function rowName({ verdict, name }: Pick<GlanceRow, 'verdict' | 'name'>): string {
  return verdict.service === 'line' ? t('line_name') : name;
}
