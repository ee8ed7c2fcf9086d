/** Share and keep: the page as text, as pictures, on paper; export and import of the samples. */
import { useState } from 'preact/hooks';
import type { Store } from '../../../src/store/index.ts';
import { t } from '../../i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ExportSamples } from './export-samples.tsx';
import { ImportSamples } from './import-samples.tsx';
import { type PageShown, pageText } from './page-text.ts';
import { chooseProvider, providerChoice } from './provider.ts';

interface Props {
  store: Store;
  /** Those measured now. */
  services: readonly string[];
  /** What the page shows now, to be copied as text. */
  shown: PageShown;
  imported: () => void;
}

function Provider() {
  const [choice, setChoice] = useState(providerChoice());
  const change = (next: typeof choice): void => {
    chooseProvider(next);
    setChoice(next);
  };
  return (
    <div class="stack-tight">
      <div class="tick">
        <input
          type="checkbox"
          id="share-provider"
          data-testid="share-provider"
          checked={choice.ticked}
          aria-describedby="share-provider-why"
          onChange={(event) => change({ ...choice, ticked: event.currentTarget.checked })}
        />
        <label for="share-provider">{t('share_provider')}</label>
        <p class="small quiet risk" id="share-provider-why">
          {t('share_provider_why')}
        </p>
      </div>
      {choice.ticked && (
        <div class="row">
          <label for="share-provider-name">{t('share_provider_name')}</label>
          <input
            id="share-provider-name"
            data-testid="share-provider-name"
            type="text"
            maxLength={60}
            autoComplete="off"
            value={choice.typed}
            onInput={(event) => change({ ...choice, typed: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}

export function ShareSection({ store, services, shown, imported }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<string | null> => {
    setCopied(false);
    const words = pageText(shown, Date.now());
    if (words === null) return t('share_nothing');
    try {
      await navigator.clipboard.writeText(words);
      setCopied(true);
      return null;
    } catch {
      return t('share_copy_failed');
    }
  };
  return (
    <section class="stack" data-testid="share">
      <h2>{t('share_section')}</h2>
      <p class="small quiet">{t('share_why')}</p>
      <Provider />
      <div class="row">
        <ActionButton testid="copy-text" act={copy}>
          {t('share_copy')}
        </ActionButton>
        <button type="button" data-testid="print" onClick={() => window.print()}>
          {t('share_print')}
        </button>
        <span role="status">{copied ? t('share_copied') : ''}</span>
      </div>
      <ExportSamples store={store} services={services} />
      <ImportSamples store={store} imported={imported} />
    </section>
  );
}
