/**
 * Whether a choice is permitted, known before the click: asking the browser inside the click would cost the gesture that
 * the permission prompt needs, and a browser may refuse to ask again for what it has granted.
 */
import { useEffect, useRef } from 'preact/hooks';
import { hasGrant, requestGrant } from './grants.ts';
import type { Choice } from './service-choices.ts';

export interface Grant {
  /** To be called first in a click. Resolves to whether the permission is there. */
  ensure(): Promise<boolean>;
}

export function useGrant({ services, country }: Choice): Grant {
  const known = useRef(false);
  const ids = services.join(' ');
  useEffect(() => {
    let current = true;
    known.current = false;
    void hasGrant(ids.split(' '), country).then((granted) => {
      if (current) known.current = granted;
    });
    return () => {
      current = false;
    };
  }, [ids, country]);
  return {
    async ensure() {
      if (known.current) return true;
      known.current = await requestGrant(services, country);
      return known.current;
    },
  };
}
