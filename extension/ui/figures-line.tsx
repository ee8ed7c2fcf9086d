/** How old others' figures are, and why newer ones were refused: said wherever they are switched on. */
import type { Answers } from '../../src/crowd/answers.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import type { CrowdState, CrowdTrouble } from '../keep-crowd.ts';
import { formatTime } from './format.ts';

const TROUBLES: Readonly<Record<CrowdTrouble, MessageKey>> = {
  'no-answer': 'crowd_trouble_no_answer',
  signature: 'crowd_trouble_signature',
  form: 'crowd_trouble_form',
  older: 'crowd_trouble_older',
  'too-old': 'crowd_trouble_too_old',
  ahead: 'crowd_trouble_ahead',
  budget: 'problem_budget',
};

export function FiguresLine({ crowd }: { crowd: { state: CrowdState; answers: Answers | undefined } }) {
  const { state, answers } = crowd;
  const [first] = answers?.services ?? [];
  return (
    <>
      <p data-testid="figures">
        {first ? t('crowd_as_of', formatTime(first.at, Date.now(), lang())) : t('crowd_none')}
      </p>
      {state.trouble && (
        <p class="note" role="status" data-testid="figures-trouble" data-trouble={state.trouble}>
          {t(TROUBLES[state.trouble])} {state.detail && <code dir="ltr">{state.detail}</code>}
        </p>
      )}
    </>
  );
}
