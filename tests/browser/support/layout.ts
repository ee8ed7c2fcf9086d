/** What a person would see cut off or on top of each other, found in the page itself. All functions run in the page. */

/** Sentences of what is wrong with how the page lies; none where all is well. */
export function misplaced(): string[] {
  const root = document.documentElement;
  const wrong: string[] = [];
  const width = root.clientWidth;
  if (root.scrollWidth > width) wrong.push(`the page is ${root.scrollWidth} wide and ${width} are shown`);
  const name = (element: Element): string => {
    const id = element.getAttribute('data-testid') ?? element.id ?? '';
    return `<${element.tagName.toLowerCase()}${element.className ? ` class=${element.className}` : ''}${id ? ` ${id}` : ''}> "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  };
  const seen = (element: Element): boolean =>
    element.checkVisibility() &&
    !element.closest('.hidden, .skip:not(:focus), svg, canvas, [hidden], [aria-hidden="true"] canvas');
  /** Whatever scrolls by itself may be wider than it shows. */
  const scrolls = (element: Element): boolean => {
    for (let e: Element | null = element; e && e !== document.body; e = e.parentElement) {
      const { overflowX } = getComputedStyle(e);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
    }
    return false;
  };
  const own = (element: Element): boolean =>
    [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim() !== '');
  const worded = [...document.body.querySelectorAll('*')].filter((e) => own(e) && seen(e) && !scrolls(e));
  const boxes: { element: Element; rects: DOMRect[] }[] = [];
  for (const element of worded) {
    if (element instanceof HTMLOptionElement) continue;
    // Its own words: those of a part for screen readers alone are nowhere to be seen.
    const rects = [...element.childNodes].flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
    });
    boxes.push({ element, rects });
    for (const rect of rects)
      if (rect.left < -0.5 || rect.right > width + 0.5) wrong.push(`${name(element)} reaches beyond the page`);
    const box = element as HTMLElement;
    const { overflowX, overflowY, display } = getComputedStyle(box);
    if (display === 'inline') continue;
    const clips = overflowX !== 'visible' || overflowY !== 'visible';
    if (box.scrollWidth > box.clientWidth + 1 && clips) wrong.push(`${name(element)} is cut`);
    const around = box.getBoundingClientRect();
    for (const rect of rects)
      if (rect.left < around.left - 1.5 || rect.right > around.right + 1.5) wrong.push(`${name(element)} sticks out`);
  }
  // A select shows its choice in one line, which no range measures: its own width must do.
  for (const select of document.querySelectorAll('select')) {
    if (!seen(select)) continue;
    const { width: has } = select.getBoundingClientRect();
    const parent = select.parentElement?.getBoundingClientRect().width ?? has;
    if (has > parent + 1) wrong.push(`${name(select)} is wider than its place`);
  }
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      if (!a || !b || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const over = a.rects.some((p) =>
        b.rects.some(
          (q) =>
            Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 &&
            // Lines of tall scripts reach a little into each other.
            Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > Math.min(p.height, q.height) * 0.35,
        ),
      );
      if (over) wrong.push(`${name(a.element)} lies on ${name(b.element)}`);
    }
  }
  return [...new Set(wrong)];
}

/** Null where it can be pressed without scrolling, and nothing lies over its middle. */
export function outOfReach(testid: string): string | null {
  const element = document.querySelector(`[data-testid="${testid}"]`);
  const box = element?.getBoundingClientRect();
  if (!element || !box) return `${testid} is not there`;
  const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return box.bottom <= innerHeight && top && element.contains(top)
    ? null
    : `${testid} ends at ${Math.round(box.bottom)}`;
}

/** What can be pressed and is smaller than 24 by 24 px, with nothing of room around it (WCAG 2.2, 2.5.8). */
export function tooSmall(): string[] {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [role="application"]')].filter(
    (e) => e.checkVisibility() && !e.closest('.hidden, .skip:not(:focus)'),
  );
  // A label is pressed like its field.
  const boxes = (e: Element): DOMRect[] =>
    [e, ...(e instanceof HTMLInputElement ? (e.labels ?? []) : [])].map((part) => part.getBoundingClientRect());
  const small = all.filter((e) => !boxes(e).some(({ width, height }) => width >= 24 && height >= 24));
  // A link within a sentence is excepted.
  const inText = (e: Element): boolean => e.tagName === 'A' && e.closest('p') !== null;
  return small
    .filter((e) => !inText(e))
    .map((e) => {
      const { width, height } = e.getBoundingClientRect();
      return `${e.outerHTML.slice(0, 120)}: ${Math.round(width)} by ${Math.round(height)}`;
    });
}
