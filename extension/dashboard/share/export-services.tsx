/** Which services go into an export. Controls go along always: without them nothing can be judged. */
import { serviceById } from '../../../src/targets/index.ts';
import { t } from '../../i18n.ts';
import { serviceName } from '../../ui/service-name.ts';

/** Those that many people measure: ticked for everybody at first, and without a note of risk. */
export const shareableServices = (services: readonly string[]): string[] =>
  services.filter((id) => serviceById(id)?.default === true);

interface Props {
  services: readonly string[];
  chosen: readonly string[];
  choose: (services: readonly string[]) => void;
}

export function ExportServices({ services, chosen, choose }: Props) {
  return (
    <details>
      <summary>{t('export_services', chosen.length, services.length)}</summary>
      <fieldset class="stack-tight">
        <legend class="hidden">{t('export_services', chosen.length, services.length)}</legend>
        <p class="small quiet">{t('export_services_why')}</p>
        {services.map((id) => (
          <div class="tick" key={id}>
            <input
              type="checkbox"
              id={`export-service-${id}`}
              data-testid={`export-service-${id}`}
              checked={chosen.includes(id)}
              onChange={(event) =>
                choose(services.filter((s) => (s === id ? event.currentTarget.checked : chosen.includes(s))))
              }
            />
            <label for={`export-service-${id}`}>{serviceName(id)}</label>
          </div>
        ))}
      </fieldset>
    </details>
  );
}
