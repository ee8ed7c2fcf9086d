/** The page of sharing with others. Each of its parts is a choice of its own; showing the page asks nobody anything. */
import { useState } from 'preact/hooks';
import { type Collector, mayUpload } from '../../src/report/collector.ts';
import { t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { PageNav } from '../ui/page-nav.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { Standstill } from '../ui/standstill.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import { Agree } from './agree.tsx';
import { ComparePart } from './compare-part.tsx';
import { Example } from './example.tsx';
import { FindCollector } from './find-collector.tsx';
import { HostsPart } from './hosts-part.tsx';
import { sendUploadCommand } from './send-upload-command.ts';
import { Status } from './status.tsx';
import { useCrowd } from './use-crowd.ts';
import { useSharing } from './use-sharing.ts';
import { WhoRuns } from './who-runs.tsx';
import { WhoSees } from './who-sees.tsx';

export function Sharing(props: PageProps) {
  const { snapshot, store, reload } = props;
  const state = useSharing(store, snapshot.now);
  if (snapshot.state.kind === 'not-started')
    return (
      <main class="stack page narrow">
        <PageNav />
        <h1>{t('sharing_title')}</h1>
        <p>{t('sharing_not_started')}</p>
        <ToWelcome face={snapshot} />
      </main>
    );
  return (
    <main class="stack page narrow">
      <PageNav />
      <h1>{t('sharing_title')}</h1>
      <Standstill face={snapshot} />
      <p>{t('sharing_why')}</p>
      {state && <Status state={state} reload={reload} />}
      {state &&
        (state.collector ? <Known {...props} collector={state.collector} /> : <FindCollector reload={reload} />)}
    </main>
  );
}

function Known({ snapshot, store, collector, reload }: PageProps & { collector: Collector }) {
  const crowd = useCrowd(store, snapshot.now);
  const [ticked, setTicked] = useState<string[]>(collector.upload?.services ?? []);
  const forget = async (): Promise<string | null> => {
    const problem = await sendUploadCommand({ command: 'forget-collector' });
    reload();
    return problem;
  };
  return (
    <>
      <WhoRuns collector={collector} />
      <Example snapshot={snapshot} ticked={ticked} />
      <WhoSees k={collector.manifest.k} />
      {!mayUpload(collector) && (
        <Agree
          collector={collector}
          services={snapshot.settings.services}
          ticked={ticked}
          tick={setTicked}
          reload={reload}
        />
      )}
      <ComparePart collector={collector} crowd={crowd} reload={reload} />
      <HostsPart collector={collector} reload={reload} />
      <section class="stack-tight">
        <h2>{t('sharing_forget_title')}</h2>
        <p>{t('sharing_forget_why')}</p>
        <div class="row">
          <ActionButton testid="forget-collector" act={forget}>
            {t('sharing_forget')}
          </ActionButton>
        </div>
      </section>
    </>
  );
}
