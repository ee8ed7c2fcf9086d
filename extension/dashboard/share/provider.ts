/**
 * The provider's name on what is shared: typed by the person, and only where they ticked it. Kept as long as the page is open and
 * nowhere else: a network's name on a disk would tell where somebody was.
 */
let ticked = false;
let typed = '';

export const providerChoice = (): { ticked: boolean; typed: string } => ({ ticked, typed });

export function chooseProvider(choice: { ticked: boolean; typed: string }): void {
  ({ ticked, typed } = choice);
}

/** Null unless it was ticked and typed. */
export function providerShown(): string | null {
  const name = typed.trim();
  return ticked && name !== '' ? name : null;
}
