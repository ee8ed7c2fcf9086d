/** The first two steps of the welcome page: what it does and does not, and what others can see. */
import { formatNumber, type MessageKey, t } from '../i18n.ts';

interface Part {
  title: MessageKey;
  points: readonly MessageKey[];
}

interface Step {
  title: MessageKey;
  parts: readonly Part[];
}

const STEPS: readonly Step[] = [
  {
    title: 'step_what',
    parts: [
      { title: 'about_does', points: ['about_does_asks', 'about_does_compares', 'about_does_keeps'] },
      { title: 'about_not', points: ['about_not_read', 'about_not_bypass', 'about_not_phone', 'about_not_start'] },
    ],
  },
  {
    title: 'step_seen',
    parts: [{ title: 'step_seen', points: ['about_seen_provider', 'about_seen_services', 'about_seen_nobody'] }],
  },
];

function Points({ points }: Pick<Part, 'points'>) {
  return (
    <ul class="points">
      {points.map((point) => (
        <li key={point}>{t(point)}</li>
      ))}
    </ul>
  );
}

export function About() {
  return (
    <>
      {STEPS.map(({ title, parts }, i) => (
        <section key={title} class="step">
          <span class="step-number" aria-hidden="true">
            {formatNumber(i + 1)}
          </span>
          <div class="stack-tight">
            <h2>{t(title)}</h2>
            {parts.map((part) => (
              <div key={part.title} class="stack-tight">
                {parts.length > 1 && <h3>{t(part.title)}</h3>}
                <Points points={part.points} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
