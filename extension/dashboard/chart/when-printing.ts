/**
 * Charts on paper: drawn anew in paper's colours as printing begins, at once, since the browser does not wait. Uses an element of the
 * class `paper`, whose colours are those of a light page (dashboard.css).
 */

/** @param draw called with the paper to take the colours from, and with null when printing is over. Returns how to stop. */
export function whenPrinting(draw: (paper: Element | null) => void): () => void {
  const begin = (): void => {
    const paper = document.createElement('div');
    paper.className = 'paper';
    document.body.append(paper);
    draw(paper);
    paper.remove();
  };
  const end = (): void => draw(null);
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
