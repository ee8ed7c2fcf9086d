/** The name people know a target by. Never throws: an old sample may be of a target that the list in use does not have. */
import { controlById, serviceById } from '../../src/targets/index.ts';
import { t } from '../i18n.ts';

/** Name of a service, a control or the own line; the id itself where a newer list knew it and this one does not. */
export function serviceName(id: string): string {
  if (id === 'line') return t('line_name');
  return serviceById(id)?.name ?? controlById(id)?.name ?? id;
}
