/** The sentence at the top and, where one service or the line is behind it, the reason. A live region: it may change while read. */
import { t } from '../i18n.ts';
import { headline, headlineVerdict } from './headline.ts';
import { serviceName } from './service-name.ts';
import type { Snapshot } from './snapshot.ts';
import { verdictWords } from './verdict-words.ts';

export function Headline({ snapshot }: { snapshot: Snapshot }) {
  const { state, verdicts, now } = snapshot;
  const because = headlineVerdict(state, verdicts);
  return (
    <div class="stack-tight" role="status">
      <h1 data-testid="headline" data-state={state.kind}>
        {headline(state, verdicts, serviceName, now)}
      </h1>
      {because && (
        <p class="small" data-testid="reason">
          {verdictWords(because, serviceName(because.service), now).reason}
        </p>
      )}
      {state.kind === 'ready' && state.roundOpen && <p class="small quiet">{t('round_open')}</p>}
    </div>
  );
}
