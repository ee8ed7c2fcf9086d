/** What the head of the page has read, for the parts that need it. */
import type { PageProps } from '../ui/page-shell.tsx';

export type HeardSnapshot = PageProps;
