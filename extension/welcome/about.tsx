/** The first two parts of the welcome page: what it does and does not, and what others can see. */
import { type MessageKey, t } from '../i18n.ts';

interface Part {
  title: MessageKey;
  points: readonly MessageKey[];
}

const PARTS: readonly Part[] = [
  { title: 'about_does', points: ['about_does_asks', 'about_does_compares', 'about_does_keeps'] },
  { title: 'about_not', points: ['about_not_read', 'about_not_bypass', 'about_not_phone', 'about_not_start'] },
  { title: 'about_seen', points: ['about_seen_provider', 'about_seen_services', 'about_seen_nobody'] },
];

export function About() {
  return (
    <>
      {PARTS.map(({ title, points }) => (
        <section key={title} class="stack-tight">
          <h2>{t(title)}</h2>
          <ul class="points">
            {points.map((point) => (
              <li key={point}>{t(point)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
