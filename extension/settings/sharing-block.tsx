/** Where the settings lead to the page of sharing, on which everything about it is. */
import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../src/crowd/answers.ts';
import { mayUpload } from '../../src/report/collector.ts';
import type { Store } from '../../src/store/index.ts';
import { readCollector } from '../background/keep-collector.ts';
import { t } from '../i18n.ts';
import { type CrowdState, readAnswers, readCrowd } from '../keep-crowd.ts';
import { FiguresLine } from '../ui/figures-line.tsx';
import { PageButton } from '../ui/page-button.tsx';

/** @param readAt changes with every reading of the page */
export function SharingBlock({ store, readAt }: { store: Store; readAt: number }) {
  const [on, setOn] = useState(false);
  const [crowd, setCrowd] = useState<{ state: CrowdState; answers: Answers | undefined }>();
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const collector = await readCollector(store);
      const compared = collector && (collector.crowd || mayUpload(collector));
      const [state, answers] = await Promise.all([readCrowd(store, Date.now()), readAnswers(store)]);
      if (!current) return;
      setOn(Boolean(collector?.upload));
      setCrowd(compared ? { state, answers } : undefined);
    };
    void read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [store, readAt]);
  return (
    <section class="stack" data-testid="sharing-block" data-sharing={on ? 'on' : 'off'}>
      <h2>{t('sharing_title')}</h2>
      <p>{t(on ? 'sharing_block_on' : 'sharing_block_off')}</p>
      {crowd && <FiguresLine crowd={crowd} />}
      <div class="row">
        <PageButton page="sharing">{t('sharing_open')}</PageButton>
      </div>
    </section>
  );
}
