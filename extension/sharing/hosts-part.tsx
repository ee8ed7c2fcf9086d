/**
 * Which of the collector's relays and mirrors are used. A new one needs the browser's permission, asked for in the click on
 * "Save"; somebody else's relay also means that sharing is agreed to anew (mayUpload).
 */
import { useState } from 'preact/hooks';
import type { Collector } from '../../src/report/collector.ts';
import { t } from '../i18n.ts';
import { requestAddresses } from '../platform/collector-permission.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { sendUploadCommand } from './send-upload-command.ts';

export function HostsPart({ collector, reload }: { collector: Collector; reload: () => void }) {
  const { manifest } = collector;
  const [relays, setRelays] = useState<readonly string[]>(collector.relays);
  const [mirrors, setMirrors] = useState<readonly string[]>(collector.mirrors);
  // With one relay and no mirror there is nothing to choose.
  if (manifest.relays.length + manifest.mirrors.length < 2) return null;
  const save = async (): Promise<string | null> => {
    if (!(await requestAddresses([...relays, ...mirrors]))) return t('sharing_trouble_permission');
    const problem = await sendUploadCommand({ command: 'use-hosts', relays: [...relays], mirrors: [...mirrors] });
    reload();
    return problem;
  };
  const lists = [
    { kind: 'relay', hosts: manifest.relays, ticked: relays, tick: setRelays },
    { kind: 'mirror', hosts: manifest.mirrors, ticked: mirrors, tick: setMirrors },
  ] as const;
  return (
    <section class="stack" data-testid="hosts">
      <h2>{t('sharing_hosts_title')}</h2>
      <p>{t('sharing_hosts_why')}</p>
      <div class="stack-tight">
        {lists.flatMap(({ kind, hosts, ticked, tick }) =>
          hosts.map(({ url }, i) => (
            <div key={`${kind} ${url}`} class="tick">
              <input
                type="checkbox"
                id={`${kind}-${i}`}
                data-testid={`${kind}-${i}`}
                checked={ticked.includes(url)}
                // Without a relay nothing could be sent at all.
                disabled={kind === 'relay' && ticked.length === 1 && ticked.includes(url)}
                onChange={(event) =>
                  tick(event.currentTarget.checked ? [...ticked, url] : ticked.filter((other) => other !== url))
                }
              />
              <label for={`${kind}-${i}`}>{t(`sharing_hosts_${kind}`, new URL(url).host)}</label>
            </div>
          )),
        )}
      </div>
      <div class="row">
        <ActionButton testid="use-hosts" act={save}>
          {t('save')}
        </ActionButton>
      </div>
    </section>
  );
}
