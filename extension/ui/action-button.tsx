/** A button whose work takes time and may fail: not to be pressed twice, and the failure is said beside it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';

interface Props {
  /** Begins at once, in the click itself; null when done, else a sentence. */
  act: () => Promise<string | null>;
  children: ComponentChildren;
  testid: string;
  look?: 'main' | 'danger';
  disabled?: boolean;
}

export function ActionButton({ act, children, testid, look, disabled = false }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const said = await act().catch(() => t('problem_unknown'));
    setProblem(said);
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        {...(look && { class: look })}
        data-testid={testid}
        disabled={disabled}
        aria-busy={busy}
        onClick={() => void press()}
      >
        {children}
      </button>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
