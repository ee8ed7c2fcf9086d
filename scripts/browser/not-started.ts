/** What is said where a browser ends instead of starting. The libraries' own words are about their protocols; TAILBACK_DEBUG shows them. */
import type { Launch } from './driver.ts';
import { VARIABLES } from './find.mjs';

export function notStarted({ browser, executablePath, profileDir }: Launch): (error: unknown) => never {
  return (cause) => {
    const elsewhere = `is the profile ${profileDir} open in another browser? ${VARIABLES[browser]} names another program`;
    throw new Error(`${executablePath} did not start: ${elsewhere}, TAILBACK_DEBUG=1 shows what was said.`, { cause });
  };
}

/** A browser that runs but cannot be used is ended: nobody else would, and it would hold its profile. */
export async function orClosed<Result>(close: () => Promise<unknown>, job: () => Promise<Result>): Promise<Result> {
  try {
    return await job();
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
