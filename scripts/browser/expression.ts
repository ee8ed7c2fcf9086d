/**
 * A function and its argument as one expression that any page can evaluate. Passing the function itself fails under
 * tsx, whose compiler wraps inner functions in a helper called `__name` that no page has (privatenumber/tsx#113).
 */
export function expression<A, R>(fn: (arg: A) => R | Promise<R>, arg: A): string {
  const json = arg === undefined ? 'undefined' : JSON.stringify(arg);
  return `(async () => { const __name = (f) => f; void __name; return await (${fn.toString()})(${json}); })()`;
}

export function selector(testid: string, state?: string): string {
  return `[data-testid="${testid}"]${state === undefined ? '' : `[data-state="${state}"]`}`;
}

export const WAIT_MS = 30_000;
