/**
 * A part of the page whose code is loaded once the first chart is there: what stands further down must not delay what stands at the
 * top. Until then its place is kept; a file of ours that cannot be read gives a sentence.
 */
import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';

/** Long enough for the first chart, short enough that nobody scrolls there before. */
const AFTER_MS = 350;

type Load<Props> = () => Promise<ComponentType<Props>>;

/** Loaded with the page, beside what is drawn first. */
export function atOnce<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const loading = load();
  loading.catch(() => undefined);
  return later(() => loading, 0);
}

/** @param afterMs after it has first been shown as missing */
export function later<Props extends object>(load: Load<Props>, afterMs = AFTER_MS): ComponentType<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const begin = (): Promise<ComponentType<Props>> => {
    loading ??= load().then((part) => {
      loaded = part;
      return part;
    });
    return loading;
  };
  return function Later(props: Props) {
    const [, setReady] = useState(loaded !== undefined);
    const [failed, setFailed] = useState(false);
    // Before the frame: what is here already can be part of it.
    useLayoutEffect(() => {
      if (loaded) return undefined;
      const show = (): void => {
        begin()
          .then(() => setReady(true))
          .catch(() => setFailed(true));
      };
      if (afterMs === 0) return show();
      const timer = setTimeout(show, afterMs);
      return () => clearTimeout(timer);
    }, []);
    const Part = loaded;
    if (Part) return <Part {...props} />;
    return failed ? (
      <p class="problem" role="alert">
        {t('problem_unknown')}
      </p>
    ) : (
      <p class="quiet">{t('loading')}</p>
    );
  };
}
