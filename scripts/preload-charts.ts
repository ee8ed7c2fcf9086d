/**
 * Names in the dashboard's HTML what its first chart is drawn with, so that the browser fetches it beside the page's own script and not
 * after it. The page still asks for it by `import()`: what comes first, the words at the top, waits for none of it.
 */
import type { Plugin } from 'vite';

const PAGE = 'extension/dashboard/index.html';
const MODULES = ['extension/dashboard/service-view.tsx', 'extension/dashboard/chart/engine.ts'];

type Bundle = Record<string, { type: string; imports?: string[]; facadeModuleId?: string | null }>;

/** Files of these modules and of all that they import by a statement. */
function filesOf(bundle: Bundle, modules: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const next of bundle[file]?.imports ?? []) add(next);
  };
  for (const module of modules) {
    const file = Object.keys(bundle).find((name) => bundle[name]?.facadeModuleId?.endsWith(module));
    // A module that moved would otherwise cost tens of milliseconds that nobody misses.
    if (file === undefined) throw new Error(`${module} has no file of its own: scripts/preload-charts.ts names it.`);
    add(file);
  }
  return found;
}

export function preloadCharts(): Plugin {
  return {
    name: 'preload-charts',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (!bundle || !path.endsWith(PAGE)) return html;
        const files = [...filesOf(bundle as Bundle, MODULES)].filter((file) => !html.includes(`/${file}"`));
        const tag = (file: string) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        });
        return { html, tags: files.map((file) => ({ ...tag(file), injectTo: 'head' as const })) };
      },
    },
  };
}
