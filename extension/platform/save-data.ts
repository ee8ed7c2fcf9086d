/** Whether the person asked the browser to save data (Chromium's Network Information; Firefox has no such word, which counts as no). */
export function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
