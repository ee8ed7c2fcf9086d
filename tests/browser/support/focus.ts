/** What the keyboard reaches. All functions run in the page. */

/** Gives everything that should be reached a number, in the order of the document. @returns how many there are */
export function numberReachable(): number {
  const sel = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll<HTMLElement>(sel)].filter((e) => {
    if (!e.checkVisibility() || e.matches(':disabled')) return false;
    if (!(e instanceof HTMLInputElement) || e.type !== 'radio') return true;
    // Of a group of radios Tab reaches the chosen one; arrow keys go on from there.
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${e.name}"]`)];
    return e.checked || (!group.some((other) => other.checked) && group[0] === e);
  });
  for (const [i, element] of all.entries()) element.dataset.reach = String(i);
  return all.length;
}

export interface Focused {
  /** -1: something that nobody counted, or the page itself. */
  number: number;
  what: string;
  /** An outline or a border of its own says where the focus is. */
  marked: boolean;
  /** Something of it is in view and nothing lies over its middle. */
  inView: boolean;
}

export function focused(): Focused {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return { number: -1, what: 'page', marked: true, inView: true };
  // A field that is drawn by its label is marked there.
  const parts = [element, ...(element instanceof HTMLInputElement ? (element.labels ?? []) : [])];
  const marked = parts.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const inView = parts.some((part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  });
  const what = element.dataset.testid ?? element.outerHTML.slice(0, 90);
  return { number: Number(element.dataset.reach ?? -1), what, marked, inView };
}
