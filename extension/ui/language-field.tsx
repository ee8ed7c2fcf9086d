/** The language of the pages, changed in place. Each stands in the list under its own name: whoever looks for it may read no other. */
import { useState } from 'preact/hooks';
import { LANGUAGES } from '../../src/languages.ts';
import type { Settings } from '../../src/settings.ts';
import { t } from '../i18n.ts';
import { chooseLanguageHere, languageChosenHere } from './page-language.ts';
import { sendCommand } from './send-command.ts';

export function LanguageField({ settings, reload }: { settings: Settings; reload: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const started = settings.consentedAt !== null;
  const chosen = started ? settings.language : languageChosenHere();
  const choose = async (id: string | null): Promise<void> => {
    // Before consent it holds for this page alone; start takes it along.
    const said = started
      ? await sendCommand({ command: 'save-settings', settings: { language: id } })
      : await chooseLanguageHere(id).then(
          () => null,
          () => t('problem_unknown'),
        );
    setProblem(said);
    reload();
  };
  return (
    <div class="stack-tight">
      <label for="language">{t('language_label')}</label>
      <div class="row">
        <select
          id="language"
          data-testid="language"
          value={chosen ?? ''}
          onChange={(event) => void choose(event.currentTarget.value || null)}
        >
          <option value="">{t('language_browser')}</option>
          {LANGUAGES.map(({ id, tag, name }) => (
            <option key={id} value={id} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
