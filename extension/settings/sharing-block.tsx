/** Where the settings lead to the page of sharing, on which everything about it is. */
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../../src/store/index.ts';
import { readCollector } from '../background/keep-collector.ts';
import { t } from '../i18n.ts';
import { PageButton } from '../ui/page-button.tsx';

/** @param readAt changes with every reading of the page */
export function SharingBlock({ store, readAt }: { store: Store; readAt: number }) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    let current = true;
    void readCollector(store).then(
      (collector) => current && setOn(Boolean(collector?.upload)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [store, readAt]);
  return (
    <section class="stack" data-testid="sharing-block" data-sharing={on ? 'on' : 'off'}>
      <h2>{t('sharing_title')}</h2>
      <p>{t(on ? 'sharing_block_on' : 'sharing_block_off')}</p>
      <div class="row">
        <PageButton page="sharing">{t('sharing_open')}</PageButton>
      </div>
    </section>
  );
}
