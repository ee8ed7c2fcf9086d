/** Which service the charts show: each with shape and word of its state, so that the choice is a summary too. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { serviceName } from '../ui/service-name.ts';
import { StateWord } from '../ui/state-word.tsx';

interface Props {
  services: readonly string[];
  chosen: string;
  choose: (service: string) => void;
  /** Empty until they have been read. */
  verdicts: readonly Verdict[];
}

export function ServicePicker({ services, chosen, choose, verdicts }: Props) {
  return (
    <fieldset class="picker" data-testid="service-picker">
      <legend class="hidden">{t('picker_label')}</legend>
      {services.map((id) => {
        const verdict = verdicts.find((v) => v.service === id);
        return (
          <label key={id} class="chip" data-testid={`pick-${id}`}>
            <input type="radio" name="service" value={id} checked={id === chosen} onChange={() => choose(id)} />
            <span class="chip-name">{serviceName(id)}</span>
            {verdict && <StateWord verdict={verdict} />}
          </label>
        );
      })}
    </fieldset>
  );
}
