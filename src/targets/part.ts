/**
 * Parts of a service beside the page that people open: media, interfaces, the hosts its phone app speaks to. Each is a host of
 * its own, may be blocked alone, and says little of the service as a whole.
 */
import type { Role } from './target.ts';

const PARTS: readonly string[] = ['api', 'media', 'backend'] satisfies readonly Role[];

export const isPart = (role: string): boolean => PARTS.includes(role);
