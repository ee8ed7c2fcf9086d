/** Each verdict with the evidence it rests on: whoever doubts it can check. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { evidenceRows } from '../ui/evidence-rows.ts';
import { serviceHistory } from '../ui/service-history.ts';
import { serviceName } from '../ui/service-name.ts';
import type { Snapshot } from '../ui/snapshot.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import { StateWord } from '../ui/state-word.tsx';
import { verdictWords } from '../ui/verdict-words.ts';

function EvidenceTable({ verdict, now }: { verdict: Verdict; now: number }) {
  return (
    <table>
      <caption class="hidden">{t('evidence_caption', serviceName(verdict.service))}</caption>
      <tbody>
        {evidenceRows(verdict, now).map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{t(label)}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sentences({ verdict, now }: { verdict: Verdict; now: number }) {
  const { headline, reason, more } = verdictWords(verdict, serviceName(verdict.service), now);
  return (
    <>
      <p>{headline}</p>
      <p class="small quiet">{[reason, ...more].join(' ')}</p>
    </>
  );
}

export function VerdictCards({ snapshot }: { snapshot: Snapshot }) {
  const { verdicts, samples, now } = snapshot;
  return (
    <section class="stack">
      <h2>{t('verdicts_label')}</h2>
      <div class="cards">
        {verdicts.map((verdict) => (
          <article
            key={verdict.service}
            class="card stack-tight"
            data-testid={`verdict-${verdict.service}`}
            data-state={verdict.state}
            data-technique={verdict.technique ?? ''}
            data-confidence={verdict.confidence}
          >
            <div class="verdict-head">
              <h3>{serviceName(verdict.service)}</h3>
              <StateWord verdict={verdict} />
            </div>
            <Sparkline points={serviceHistory(samples.filter((s) => s.target === verdict.service)).points} />
            <Sentences verdict={verdict} now={now} />
            <EvidenceTable verdict={verdict} now={now} />
          </article>
        ))}
      </div>
    </section>
  );
}
