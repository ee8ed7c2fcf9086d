/** Who runs relay and gateway, from the signed manifest: whether one operator could put addresses and reports together. */
import type { Collector } from '../../src/report/collector.ts';
import { type Manifest, operatedBy } from '../../src/report/manifest.ts';
import { t } from '../i18n.ts';

function operatorName({ operators }: Manifest, id: string | undefined): string {
  const operator = operators.find((one) => one.id === id);
  if (!operator) return t('sharing_runs_nobody');
  const place = operator.country === 'ZZ' ? '' : ` (${operator.country})`;
  return `${operator.name}${place}${operator.contact ? `, ${operator.contact}` : ''}`;
}

export function WhoRuns({ collector }: { collector: Collector }) {
  const { manifest, relays } = collector;
  const kinds = new Set(relays.map((relay) => operatedBy(manifest, relay)));
  const apart = kinds.size === 1 && kinds.has('two');
  return (
    <section class="stack" data-testid="who-runs" data-operators={apart ? 'two' : 'one'}>
      <h2>{t('sharing_runs_title')}</h2>
      <table>
        <tbody>
          {relays.map((relay) => (
            <tr key={relay}>
              <th scope="row">{t('sharing_runs_relay', new URL(relay).host)}</th>
              <td>{operatorName(manifest, manifest.relays.find((host) => host.url === relay)?.operator)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('sharing_runs_gateway')}</th>
            <td>{operatorName(manifest, manifest.gateway)}</td>
          </tr>
        </tbody>
      </table>
      <p class={apart ? '' : 'note'}>{t(apart ? 'sharing_runs_apart' : 'sharing_runs_together')}</p>
      <blockquote>{manifest.statement}</blockquote>
      <p class="small quiet">
        {t(collector.keyEntered ? 'sharing_key_entered' : 'sharing_key_pinned')} <code dir="ltr">{collector.key}</code>
      </p>
    </section>
  );
}
