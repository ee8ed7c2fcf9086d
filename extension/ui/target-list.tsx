/**
 * Another list of addresses, from a file signed by the project: what it would change is shown first, and it can be taken
 * back. Absent in a build without a key (src/targets/list-keys.ts).
 */
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../../src/store/index.ts';
import { LIST_VERSION, targetsInUse } from '../../src/targets/index.ts';
import type { ListChange } from '../../src/targets/list-change.ts';
import { lang, t } from '../i18n.ts';
import { readBundle } from '../keep-crowd.ts';
import { LISTS_OFFERED, readList } from '../take-targets.ts';
import { ActionButton } from './action-button.tsx';
import { faultWords } from './fault-words.ts';
import { sendCommand } from './send-command.ts';

/** A catalogue of hundreds of services is smaller. */
const MOST_BYTES = 2_000_000;

interface Chosen {
  file: string;
  change: ListChange;
}

async function chosenFrom(file: File): Promise<Chosen | string> {
  if (file.size > MOST_BYTES) return t('targets_too_big');
  const text = await file.text();
  const read = await readList(text);
  return 'problem' in read ? t('targets_refused', faultWords(read.problem)) : { file: text, change: read.change };
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <li>
      {label} {new Intl.ListFormat(lang()).format(names)}
    </li>
  );
}

function Change({ change }: { change: ListChange }) {
  return (
    <ul class="small" data-testid="targets-change">
      <Names label={t('targets_added')} names={change.added} />
      <Names label={t('targets_removed')} names={change.removed} />
      <Names label={t('targets_changed')} names={change.changed} />
      <Names label={t('targets_hosts_added')} names={change.addedHosts} />
      <Names label={t('targets_hosts_removed')} names={change.removedHosts} />
    </ul>
  );
}

/** A newer list that came with the public figures, where it may be taken. */
async function offeredIn(store: Store): Promise<Chosen | null> {
  const file = (await readBundle(store))?.targets;
  const read = file ? await readList(file) : undefined;
  return file && read && 'change' in read ? { file, change: read.change } : null;
}

export function TargetListSection({ store, reload }: { store: Store; reload: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [offered, setOffered] = useState<Chosen | null>(null);
  useEffect(() => {
    if (LISTS_OFFERED) void offeredIn(store).then(setOffered, () => undefined);
  }, [store]);
  const [problem, setProblem] = useState<string | null>(null);
  if (!LISTS_OFFERED) return null;
  const { version } = targetsInUse();
  const shown = chosen ?? offered;
  const choose = async (file: File | undefined): Promise<void> => {
    const found = file && (await chosenFrom(file).catch(() => t('targets_unreadable')));
    setProblem(typeof found === 'string' ? found : null);
    setChosen(typeof found === 'object' ? found : null);
  };
  const take = async (file: string | null): Promise<string | null> => {
    const said = await sendCommand({ command: 'take-targets', file });
    if (said === null) {
      setChosen(null);
      setOffered(null);
    }
    reload();
    return said;
  };
  return (
    <section class="stack" data-testid="targets" data-version={version}>
      <h2>{t('targets_title')}</h2>
      <p>{t(version === LIST_VERSION ? 'targets_built_in' : 'targets_taken', version)}</p>
      <label class="stack-tight">
        {t('targets_choose')}
        <input type="file" data-testid="targets-file" onChange={(e) => void choose(e.currentTarget.files?.[0])} />
      </label>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {shown && (
        <div class="note stack-tight">
          {shown === offered && <p data-testid="targets-offered">{t('targets_offered')}</p>}
          <p>{t('targets_would', shown.change.from, shown.change.to)}</p>
          <Change change={shown.change} />
          <ActionButton testid="targets-take" act={() => take(shown.file)}>
            {t('targets_take')}
          </ActionButton>
        </div>
      )}
      {version !== LIST_VERSION && (
        <ActionButton testid="targets-drop" act={() => take(null)}>
          {t('targets_drop')}
        </ActionButton>
      )}
    </section>
  );
}
