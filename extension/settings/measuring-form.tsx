/** What is measured and how often. A wider choice of services needs the browser's permission, asked for in the click on "Save". */
import { useState } from 'preact/hooks';
import { lang, t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { CountryField, ServiceFields } from '../ui/choice-fields.tsx';
import { formatBytes } from '../ui/format.ts';
import type { PageProps } from '../ui/page-shell.tsx';
import { sendCommand } from '../ui/send-command.ts';
import type { Choice } from '../ui/service-choices.ts';
import { NUMBER_FIELDS, type NumberField, readNumber } from '../ui/setting-fields.ts';
import { useGrant } from '../ui/use-grant.ts';
import { DataKept } from './data-kept.tsx';
import { SpaceUsed } from './space-used.tsx';

type Typed = Record<NumberField['setting'], string>;

function NumberInput({ field, typed, type }: { field: NumberField; typed: string; type: (text: string) => void }) {
  const id = `set-${field.setting}`;
  const [min, max] = [field.min / field.factor, field.max / field.factor];
  const wrong = readNumber(field, typed) === null;
  return (
    <div class="stack-tight">
      <label for={id}>{t(field.label)}</label>
      <input
        id={id}
        data-testid={id}
        type="number"
        min={min}
        max={max}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-why`}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <p class={`small ${wrong ? 'problem' : 'quiet'}`} id={`${id}-why`}>
        {wrong ? t('set_out_of_bounds', min, max) : t(field.why)}
      </p>
    </div>
  );
}

export function MeasuringForm({ snapshot, reload }: PageProps) {
  const { settings, usedBytes } = snapshot;
  const [choice, setChoice] = useState<Choice>({ services: settings.services, country: settings.country });
  const shown = NUMBER_FIELDS.map((f) => [f.setting, String(settings[f.setting] / f.factor)]);
  const [typed, setTyped] = useState(Object.fromEntries(shown) as Typed);
  const [saved, setSaved] = useState(false);
  const grant = useGrant(choice);
  const numbers = NUMBER_FIELDS.map((field) => [field.setting, readNumber(field, typed[field.setting])] as const);
  const usable = choice.services.length > 0 && numbers.every(([, value]) => value !== null);

  const save = async (): Promise<string | null> => {
    setSaved(false);
    if (!(await grant.ensure())) return t('start_refused');
    const problem = await sendCommand({
      command: 'save-settings',
      settings: { ...choice, ...Object.fromEntries(numbers) },
    });
    setSaved(problem === null);
    reload();
    return problem;
  };

  return (
    <section class="stack" data-testid="settings">
      <h2>{t('measuring_title')}</h2>
      <CountryField choice={choice} change={setChoice} />
      <ServiceFields choice={choice} change={setChoice} />
      <div class="fields">
        {NUMBER_FIELDS.map((field) => (
          <NumberInput
            key={field.setting}
            field={field}
            typed={typed[field.setting]}
            type={(text) => setTyped({ ...typed, [field.setting]: text })}
          />
        ))}
      </div>
      <p data-testid="used-today">
        {t('set_used_today', formatBytes(usedBytes, lang()), formatBytes(settings.budgetBytes, lang()))}
      </p>
      <SpaceUsed />
      <DataKept />
      {choice.services.length === 0 && <p role="status">{t('choose_one')}</p>}
      <div class="row">
        <ActionButton testid="save" look="main" act={save} disabled={!usable}>
          {t('save')}
        </ActionButton>
        <span role="status">{saved ? t('saved') : ''}</span>
      </div>
    </section>
  );
}
