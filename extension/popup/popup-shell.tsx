/** As ui/page-shell.tsx, but begun with what was read ahead, and with the reading of what is so now loaded behind it. */

import type { Face } from '../ui/face.ts';
import { FailureScreen } from '../ui/failure-boundary.tsx';
import { LoadingScreen } from '../ui/loading-screen.tsx';
import { useReading } from '../ui/use-reading.ts';
import { Popup } from './popup.tsx';

const readFace = async (): Promise<Face> => (await import('../ui/snapshot.ts')).readFace();

export function PopupShell({ kept }: { kept: Face | undefined }) {
  const { loaded, reload } = useReading(readFace, kept);
  if (loaded.kind === 'failed') return <FailureScreen problem={loaded.problem} retry={reload} />;
  if (loaded.kind === 'loading') return <LoadingScreen />;
  return <Popup face={loaded.snapshot} reload={reload} />;
}
