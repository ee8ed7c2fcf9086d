/** As ui/page-shell.tsx, but begun with what was read ahead, and with the reading of what is so now loaded behind it. */

import { useEffect, useState } from 'preact/hooks';
import { fullAt } from '../platform/storage-full.ts';
import { type Face, faceOf } from '../ui/face.ts';
import { FailureScreen } from '../ui/failure-boundary.tsx';
import { fullNotice } from '../ui/full-notice.ts';
import { LoadingScreen } from '../ui/loading-screen.tsx';
import { useReading } from '../ui/use-reading.ts';
import { Popup } from './popup.tsx';

const readFace = async (): Promise<Face> => (await import('../ui/snapshot.ts')).readFace();

/** What was kept was written before the disk was full: known as soon as the first sight stands, and before all is judged anew. */
function useFull(kept: Face | undefined): Face | undefined {
  const [full, setFull] = useState<Face>();
  useEffect(() => {
    if (!kept) return;
    fullAt()
      .then((at) => at !== undefined && setFull(faceOf({ ...kept, notices: fullNotice(at) }, kept.rows, kept.withheld)))
      .catch(() => undefined);
  }, []);
  return full;
}

export function PopupShell({ kept }: { kept: Face | undefined }) {
  const { loaded, reload } = useReading(readFace, kept);
  const full = useFull(kept);
  if (loaded.kind === 'failed') return <FailureScreen problem={loaded.problem} retry={reload} />;
  if (loaded.kind === 'loading') return <LoadingScreen />;
  return <Popup face={(loaded.snapshot === kept && full) || loaded.snapshot} reload={reload} />;
}
