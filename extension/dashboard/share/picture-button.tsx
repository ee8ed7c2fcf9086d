/** Saves one chart as a picture. What is on it is said in the section "Share and keep". */
import { t } from '../../i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Spec } from '../chart/spec.ts';

interface Props {
  spec: Spec;
  /** Service id and name; of a chart of several, what it is called. */
  of: { id: string; name: string };
  /** What is said of the service now. */
  lead: string | null;
  areas?: readonly string[];
}

export function PictureButton({ spec, of, lead, areas = [] }: Props) {
  const act = async (): Promise<string | null> => {
    const now = Date.now();
    try {
      // With what draws it: nobody needs them before.
      const [{ fileName, saveFile }, { shareFoot }, { pictureOf }] = await Promise.all([
        import('./save-file.ts'),
        import('./share-text.ts'),
        import('./picture.ts'),
      ]);
      const text = { title: t('share_title', of.name, spec.title), lead, foot: shareFoot(now) };
      saveFile(await pictureOf(spec, text, areas), fileName([of.id, spec.id], now, 'png'));
      return null;
    } catch {
      return t('share_picture_failed');
    }
  };
  return (
    <ActionButton testid={`picture-${spec.id}`} act={act}>
      {t('share_picture')}
    </ActionButton>
  );
}
