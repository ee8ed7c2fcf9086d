/** The samples of a moment that was chosen in a chart, as they were stored: facts, no judgement. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sample } from '../../../src/sample.ts';
import { hourRows } from '../../../src/store/index.ts';
import { plural, t } from '../../i18n.ts';
import { pageOf } from '../../ui/page-of.ts';
import { Pager } from '../../ui/pager.tsx';
import { serviceName } from '../../ui/service-name.ts';
import { formatBucket } from '../chart/axes.ts';
import type { OpenStore } from '../use-store.ts';
import { SampleRow, SamplesHead } from './sample-row.tsx';
import { samplesOf } from './samples-of.ts';

const PAGE = 20;

interface Props {
  open: OpenStore;
  service: string;
  moment: { from: number; to: number };
  close: () => void;
}

interface Found {
  samples: readonly Sample[];
  /** Only hourly summaries are left of this time. */
  summarized: boolean;
}

function useSamples({ open, service, moment }: Omit<Props, 'close'>): Found | 'failed' | null {
  const [found, setFound] = useState<Found | 'failed' | null>(null);
  const { from, to } = moment;
  useEffect(() => {
    let over = false;
    setFound(null);
    const read = async (): Promise<void> => {
      const samples = await samplesOf(open.store, from, to);
      const rows = samples.length > 0 ? [] : await hourRows(open.store, service, from, to);
      if (!over) setFound({ samples, summarized: rows.length > 0 });
    };
    read().catch(() => {
      if (!over) setFound('failed');
    });
    return () => {
      over = true;
    };
  }, [open, service, from, to]);
  return found;
}

function Table({ samples, service }: { samples: readonly Sample[]; service: string }) {
  const [wanted, setWanted] = useState(0);
  const [target, setTarget] = useState(service);
  const targets = [...new Set([service, ...samples.map((s) => s.target)])];
  const shown = samples.filter((s) => target === '' || s.target === target);
  const page = pageOf(shown, wanted, PAGE);
  return (
    <>
      <div class="row">
        <label for="samples-of">{t('samples_of')}</label>
        <select
          id="samples-of"
          value={target}
          onChange={(event) => {
            setTarget(event.currentTarget.value);
            setWanted(0);
          }}
        >
          <option value="">{t('samples_all')}</option>
          {targets.map((id) => (
            <option key={id} value={id}>
              {serviceName(id)}
            </option>
          ))}
        </select>
        <span class="small quiet" role="status">
          {plural('samples_count', shown.length)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={t('moment_title')}>
        <table class="full" data-testid="samples">
          <SamplesHead />
          <tbody>
            {page.rows.map((sample) => (
              <SampleRow key={sample.id} sample={sample} />
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('moment_title')} />
    </>
  );
}

export function MomentSection(props: Props) {
  const { moment, service, close } = props;
  const found = useSamples(props);
  const head = useRef<HTMLHeadingElement>(null);
  // Whoever chose a moment by a key or a click wants to read it.
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [moment.from, moment.to]);
  return (
    <section
      class="stack"
      data-testid="moment"
      data-state={found === null ? 'loading' : found === 'failed' ? 'failed' : 'ready'}
    >
      <div class="row spread">
        <h2 ref={head} tabIndex={-1}>
          {t('moment_of', formatBucket(moment))}
        </h2>
        <button type="button" data-testid="moment-close" onClick={close}>
          {t('moment_close')}
        </button>
      </div>
      {found === null && <p class="quiet">{t('loading')}</p>}
      {found === 'failed' && (
        <p class="problem" role="alert">
          {t('charts_failed')}
        </p>
      )}
      {found !== null && found !== 'failed' && found.samples.length === 0 && (
        <p class="quiet">{t(found.summarized ? 'moment_summarized' : 'moment_nothing')}</p>
      )}
      {found !== null && found !== 'failed' && found.samples.length > 0 && (
        <Table key={`${service}-${moment.from}`} samples={found.samples} service={service} />
      )}
    </section>
  );
}
