/** axe-core in a page: its source to inject, and what it finds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(what: Document, options: object): Promise<Found>;
}

interface Found {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: unknown[];
}

/** Runs in the page. */
export async function violations(): Promise<{ found: string[]; passed: number }> {
  const { axe } = globalThis as unknown as { axe: Axe };
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  const found = result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`).join(' | ')}`,
  );
  return { found, passed: result.passes.length };
}
