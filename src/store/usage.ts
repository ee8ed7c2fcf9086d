/** How much room the browser says is used. A browser may pad or round it, so it is shown, never used for decisions. */

export interface Usage {
  usedBytes: number;
  quotaBytes: number;
  /** 0 to 1. */
  share: number;
}

/** @param ask `() => navigator.storage.estimate()`. Null where the browser does not say. */
export async function estimate(ask: () => Promise<{ usage?: number; quota?: number }>): Promise<Usage | null> {
  const { usage, quota } = await ask();
  if (usage === undefined || !quota) return null;
  return { usedBytes: usage, quotaBytes: quota, share: usage / quota };
}
