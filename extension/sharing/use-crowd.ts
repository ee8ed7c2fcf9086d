/** What is kept of others' figures, for pages that show more of it than verdicts do. Read again whenever the page is. */
import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../src/crowd/answers.ts';
import { providersOf } from '../../src/crowd/compare.ts';
import { getSettings, type Store } from '../../src/store/index.ts';
import { networkNow } from '../background/network-key.ts';
import { type CrowdState, readAnswers, readBundle, readCrowd, readPlace } from '../keep-crowd.ts';

export interface CrowdView {
  state: CrowdState;
  answers: Answers | undefined;
  /** The line in use shows which provider it is of, or that it is of none in the figures. */
  placed: boolean;
  providers: readonly { asn: number; name: string }[];
  licence: string | undefined;
}

async function readView(store: Store): Promise<CrowdView> {
  const now = Date.now();
  const { country } = await getSettings(store, now);
  const [state, answers, place, bundle] = await Promise.all([
    readCrowd(store, now),
    readAnswers(store),
    readPlace(store),
    readBundle(store),
  ]);
  const placed = place !== undefined && place.network === (await networkNow(store, now));
  return { state, answers, placed, providers: bundle ? providersOf(bundle, country) : [], licence: bundle?.licence };
}

/** @param readAt changes with every reading of the page */
export function useCrowd(store: Store, readAt: number): CrowdView | undefined {
  const [view, setView] = useState<CrowdView>();
  useEffect(() => {
    let current = true;
    void readView(store).then(
      (read) => current && setView(read),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [store, readAt]);
  return view;
}
