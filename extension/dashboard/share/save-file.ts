/** Offers a file to the person. A link with `download`, since Firefox for Android has no downloads API. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the download begins after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `tailback-whatsapp-latency-2026-11-24.png`: what and when, nothing of the person. */
export function fileName(parts: readonly string[], at: number, ending: string): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `${['tailback', ...parts, day].join('-').replace(/[^a-zA-Z0-9-]+/g, '-')}.${ending}`;
}
