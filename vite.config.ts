/**
 * Builds dist/chromium and dist/firefox from the one manifest.json: `vite build --mode chromium|firefox`, and the test
 * builds dist/test-chromium and dist/test-firefox with `--mode test-…`. A key that only one browser knows is taken out
 * of the other's manifest; a test build differs in its permission keys and in `ws:` alone (tests/build.test.ts).
 */
import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { manifestFor } from './scripts/manifest-for.ts';
import { preloadCharts } from './scripts/preload-charts.ts';
import { wordsAssets } from './scripts/words-assets.ts';

/** Keys that a build of one's own adds to the project's (src/targets/list-keys.ts). */
const listKeys = (): string[] => (process.env.TAILBACK_LIST_KEYS ?? '').split(',').filter((key) => key !== '');

export default defineConfig(({ mode }) => {
  const browser = mode.endsWith('firefox') ? 'firefox' : 'chromium';
  return {
    plugins: [
      crx({
        manifest: manifestFor(manifest, browser, mode.startsWith('test-')),
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
      }),
      preloadCharts(),
      wordsAssets(manifest, `dist/${mode}`),
    ],
    define: {
      __BROWSER__: JSON.stringify(browser),
      __LIST_KEYS__: JSON.stringify(listKeys()),
      // The link of a collector to offer (docs/report-format.md); ours names none.
      __COLLECTOR__: JSON.stringify(process.env.TAILBACK_COLLECTOR ?? ''),
    },
    build: {
      outDir: `dist/${mode}`,
      modulePreload: { polyfill: false },
      // Both browsers' minimum versions (manifest.json) know all of ES2022.
      target: 'es2022',
      rollupOptions: {
        output: {
          // What the popup draws with is one file, which all pages share: a dozen small ones took as long as the rest together.
          codeSplitting: { groups: [{ name: 'face', test: /extension\/popup\/(popup-shell|kept-face)|ui\/mount/ }] },
        },
        input: {
          welcome: 'extension/welcome/index.html',
          dashboard: 'extension/dashboard/index.html',
          sharing: 'extension/sharing/index.html',
          ...(browser === 'chromium' && {
            offscreen: 'extension/offscreen/index.html',
            frame: 'extension/offscreen/frame.html',
          }),
        },
      },
    },
  };
});
