/**
 * The browser's own signs that the network may be another one. `online` comes in both. Of Network Information only the kind of
 * connection counts (Android; undefined on desktops): its estimates of speed change all the time on one and the same network.
 */
export function onNetworkChange(listener: () => void): void {
  addEventListener('online', listener);
  const { connection } = navigator as Navigator & { connection?: EventTarget & { type?: string } };
  let type = connection?.type;
  connection?.addEventListener('change', () => {
    if (connection.type === type) return;
    type = connection.type;
    listener();
  });
}
