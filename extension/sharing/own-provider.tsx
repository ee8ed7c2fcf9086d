/** Which provider one is compared with: as the line shows, else as picked from those of the figures. */
import { t } from '../i18n.ts';
import { sendUploadCommand } from './send-upload-command.ts';
import type { CrowdView } from './use-crowd.ts';

const NONE = 'none';

export function OwnProvider({ crowd, reload }: { crowd: CrowdView; reload: () => void }) {
  const { answers, state, placed, providers } = crowd;
  if (!answers) return null;
  const nameOf = (asn: number): string => providers.find((one) => one.asn === asn)?.name ?? `AS${asn}`;
  if (placed)
    return (
      <p data-testid="own-provider">{answers.asn ? t('crowd_own', nameOf(answers.asn)) : t('crowd_own_unlisted')}</p>
    );
  const pick = async (value: string): Promise<void> => {
    await sendUploadCommand({ command: 'pick-provider', asn: value === NONE ? null : Number(value) });
    reload();
  };
  return (
    <div class="stack-tight">
      <label for="pick-provider">{t('crowd_pick')}</label>
      <select
        id="pick-provider"
        data-testid="pick-provider"
        value={String(state.picked ?? NONE)}
        onChange={(event) => void pick(event.currentTarget.value)}
      >
        <option value={NONE}>{t('crowd_pick_none')}</option>
        {providers.map(({ asn, name }) => (
          <option key={asn} value={String(asn)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
