/** The choice of services and country: on the welcome page before anything starts, later in the settings. */
import type { Service } from '../../src/targets/target.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import { countryChoices, NOT_SAID, suggestedCountry } from './country-choices.ts';
import { type Choice, movedTo, offer, toggled } from './service-choices.ts';

interface Props {
  choice: Choice;
  change: (choice: Choice) => void;
}

const RISKS: Readonly<Record<NonNullable<Service['risk']>, MessageKey>> = {
  'state-messenger': 'risk_state_messenger',
  restricted: 'risk_restricted',
  government: 'risk_government',
  vpn: 'risk_vpn',
};

function Tick({ service, choice, change }: Props & { service: Service }) {
  const id = `service-${service.id}`;
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={id}
        data-testid={id}
        checked={choice.services.includes(service.id)}
        aria-describedby={service.risk ? `${id}-risk` : undefined}
        onChange={(event) => change(toggled(choice, service.id, event.currentTarget.checked))}
      />
      <label for={id}>{service.name}</label>
      {service.risk && (
        <p class="risk small quiet" id={`${id}-risk`}>
          {t(RISKS[service.risk])}
        </p>
      )}
    </div>
  );
}

export function CountryField({ choice, change }: Props) {
  const countries = countryChoices(lang());
  const suggested = suggestedCountry(navigator.languages, countries);
  const name = countries.find((c) => c.code === suggested)?.name;
  return (
    <div class="stack-tight">
      <label for="country">{t('country_label')}</label>
      <div class="row">
        <select
          id="country"
          data-testid="country"
          aria-describedby="country-why"
          value={choice.country}
          onChange={(event) => change(movedTo(choice, event.currentTarget.value))}
        >
          <option value={NOT_SAID}>{t('country_not_said')}</option>
          {countries.map(({ code, name: label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
        {suggested && name && suggested !== choice.country && (
          <button type="button" data-testid="country-suggested" onClick={() => change(movedTo(choice, suggested))}>
            {t('country_suggested', name)}
          </button>
        )}
      </div>
      <p class="small quiet" id="country-why">
        {t('country_why')}
      </p>
    </div>
  );
}

export function ServiceFields(props: Props) {
  const { usual, others } = offer(props.choice.country);
  return (
    <>
      <fieldset class="stack-tight">
        <legend>{t('services_usual')}</legend>
        {usual.map((service) => (
          <Tick key={service.id} service={service} {...props} />
        ))}
      </fieldset>
      <fieldset class="stack-tight">
        <legend>{t('services_others')}</legend>
        <p class="small quiet">{t('services_others_why')}</p>
        {others.map((service) => (
          <Tick key={service.id} service={service} {...props} />
        ))}
      </fieldset>
    </>
  );
}
