/** What is said of the service, and of the own line, with the evidence it rests on: whoever doubts it can check. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { evidenceRows } from '../ui/evidence-rows.ts';
import { serviceName } from '../ui/service-name.ts';
import { StateWord } from '../ui/state-word.tsx';
import { verdictSentences } from './verdict-sentences.ts';

function EvidenceTable({ verdict, now }: { verdict: Verdict; now: number }) {
  return (
    <table>
      <caption class="hidden">{t('evidence_caption', serviceName(verdict.service))}</caption>
      <tbody>
        {evidenceRows(verdict, now).map(({ label, value, title }) => (
          <tr key={label}>
            <th scope="row">{t(label)}</th>
            <td title={title}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Card({ verdict, now }: { verdict: Verdict; now: number }) {
  const [headline, rest] = verdictSentences(verdict, now);
  return (
    <article
      class="card stack-tight"
      data-testid={`verdict-${verdict.service}`}
      data-state={verdict.state}
      data-technique={verdict.technique ?? ''}
      data-confidence={verdict.confidence}
      data-scope={verdict.scope}
    >
      <div class="verdict-head">
        <h2>{serviceName(verdict.service)}</h2>
        <StateWord verdict={verdict} />
      </div>
      <p>{headline}</p>
      <p class="small quiet">{rest}</p>
      <details>
        <summary class="small">{t('event_evidence')}</summary>
        <EvidenceTable verdict={verdict} now={now} />
      </details>
    </article>
  );
}

export function VerdictCards({ verdicts, now }: { verdicts: readonly Verdict[]; now: number }) {
  return (
    <div class="cards">
      {verdicts.map((verdict) => (
        <Card key={verdict.service} verdict={verdict} now={now} />
      ))}
    </div>
  );
}
