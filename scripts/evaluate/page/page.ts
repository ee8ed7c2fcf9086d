/** Page: one part's text and plots, as write-page.ts puts them into docs. */
export interface Page {
  text: string;
  /** By file name in docs/evaluation. */
  plots: Record<string, string>;
}
