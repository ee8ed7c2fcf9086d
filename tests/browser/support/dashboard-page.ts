/** What the test of the dashboard looks at and does in its page. All functions run in the page. */

interface Overheard {
  violations?: string[];
  copied?: string;
  savedHead?: string;
}

/** Catches what a file dialogue or the clipboard would get, and what the content policy forbids. */
export function overheard(): void {
  const world = globalThis as unknown as Overheard;
  const violations: string[] = [];
  world.violations = violations;
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  navigator.clipboard.writeText = async (text) => {
    world.copied = text;
  };
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    if (file instanceof Blob && file.type === 'image/png')
      void file.arrayBuffer().then((bytes) => {
        world.savedHead = String.fromCharCode(...new Uint8Array(bytes).slice(0, 4));
      });
    return make(file);
  };
}

/** Share of a canvas's pixels that are neither the ground nor its grid: curves, marks, words. */
export function drawnShare(testid: string): number {
  const canvas = document.querySelector<HTMLCanvasElement>(`[data-testid="${testid}"] canvas`);
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!data) return 0;
  let dark = 0;
  for (let i = 0; i < data.length; i += 4)
    if ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0) < 500) dark += 1;
  return dark / (data.length / 4);
}

export function pressIn({ testid, keys }: { testid: string; keys: readonly string[] }): Promise<void> {
  const element = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  element?.focus();
  const next = (rest: readonly string[]): Promise<void> => {
    const [key, ...more] = rest;
    if (key === undefined) return Promise.resolve();
    element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    return new Promise((resolve) => setTimeout(resolve, 60)).then(() => next(more));
  };
  return next(keys);
}

export function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}

export function rowsOf(testid: string): number {
  return document.querySelectorAll(`[data-testid="${testid}"] tbody tr`).length;
}

/** As if the person had chosen a file of this text. */
export function importText(text: string): void {
  const input = document.querySelector<HTMLInputElement>('[data-testid="import-file"]');
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'export.ndjson'));
  if (!input) throw new Error('The page has no field for a file.');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** @param base64 of the file's bytes */
export async function importBytes(base64: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('[data-testid="import-file"]');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], 'a file'));
  if (!input) throw new Error('The page has no field for a file.');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function countSamples(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction('samples').objectStore('samples').getAll();
      reading.onsuccess = () => {
        db.close();
        resolve((reading.result as { samples: unknown[] }[]).reduce((sum, record) => sum + record.samples.length, 0));
      };
      reading.onerror = () => reject(reading.error);
    };
  });
}
