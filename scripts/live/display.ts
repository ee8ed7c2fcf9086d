/** Whether a browser can show a window here. Where it cannot, it runs without one, and that is said. */

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param asked `--headless` was given */
export function withoutWindow(asked: boolean): boolean {
  if (asked || hasDisplay()) return asked;
  console.log('There is no display here: the browser runs without a window.');
  return true;
}
