/** Long work that a page does by itself: what, how far. Announced once, not at every step. */
interface Props {
  words: string;
  done: number;
  all: number;
  testid: string;
}

export function ProgressLine({ words, done, all, testid }: Props) {
  return (
    <div class="stack-tight" data-testid={testid}>
      <p class="small quiet" role="status">
        {words}
      </p>
      <progress max={all} value={done} aria-label={words} />
    </div>
  );
}
