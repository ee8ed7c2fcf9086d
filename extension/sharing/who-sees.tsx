/** What each of those who take part can see, in a few lines each. */
import { type MessageKey, t } from '../i18n.ts';

interface Part {
  title: MessageKey;
  points: readonly MessageKey[];
}

const PARTS: readonly Part[] = [
  { title: 'sharing_relay_title', points: ['sharing_relay_sees', 'sharing_relay_adds', 'sharing_relay_not'] },
  { title: 'sharing_gateway_title', points: ['sharing_gateway_sees', 'sharing_gateway_not'] },
  { title: 'sharing_others_title', points: ['sharing_others_provider', 'sharing_others_computer'] },
];

/** @param k least number of network parts in anything published */
export function WhoSees({ k }: { k: number }) {
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
      <section class="stack-tight">
        <h2>{t('sharing_published_title')}</h2>
        <ul class="points">
          <li>{t('sharing_published_k', k)}</li>
          <li>{t('sharing_published_late')}</li>
        </ul>
      </section>
    </>
  );
}
