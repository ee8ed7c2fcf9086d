/** A live region that waits until the keys rest: a cursor held down would not stop talking. */
import { useEffect, useState } from 'preact/hooks';

const REST_MS = 350;

export function Announce({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" aria-live="polite">
      {said}
    </p>
  );
}
