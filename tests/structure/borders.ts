/** Who may import what. `extension -> src <- collector`; within src each stage knows only the stages before it. */
import { code, type Import, imports } from './source.ts';

/** In the order in which a sample travels. `report` and `crowd` stand beside the verdict, which sees both (ARCHITECTURE.md). */
export const STAGES = [
  'targets',
  'schedule',
  'probe',
  'classify',
  'store',
  'summary',
  'report',
  'crowd',
  'verdict',
  'rollup',
  'glance',
  'export',
];

const PACKAGES_OF_SRC: Readonly<Record<string, (file: string) => boolean>> = {
  idb: (file) => file.startsWith('src/store/'),
  'zod/mini': (file) => file === 'src/zod.ts',
  '@hpke/core': (file) => file === 'src/report/ohttp.ts',
  '@noble/ed25519': (file) => file === 'src/report/signed-file.ts',
  fflate: (file) => file === 'src/export/zip.ts',
  hyparquet: (file) => /^src\/export\/(read-)?parquet\.ts$/.test(file),
  'hyparquet-writer': (file) => file === 'src/export/parquet.ts',
  papaparse: (file) => file === 'src/export/read-csv.ts',
};
const PACKAGES_OF_EXTENSION = ['preact', 'preact/hooks', 'uplot', 'uplot/dist/uPlot.min.css'];

const stageOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];

function problemInSrc(file: string, { from, file: to }: Import): string | null {
  if (to === null) {
    if (PACKAGES_OF_SRC[from]?.(file)) return null;
    return `${file} imports ${from}: src may import only src, and a package in the one place that PACKAGES_OF_SRC names`;
  }
  if (!to.startsWith('src/')) return `${file} imports ${to}: src may not know the shells around it`;
  const [own, other] = [stageOf(file), stageOf(to)];
  if (to === 'src/pipeline.ts') return `${file} imports src/pipeline.ts: it stands above all stages`;
  if (file === 'src/pipeline.ts' || other === undefined) return null;
  if (own === undefined) return `${file} imports ${to}: what everybody imports may not import a stage`;
  if (STAGES.indexOf(other) <= STAGES.indexOf(own)) return null;
  return `${file} imports ${to}: ${own} stands before ${other}; move what both need to src/ or to the earlier stage`;
}

function problemInExtension(file: string, { from, file: to, typeOnly }: Import): string | null {
  if (to !== null) {
    // Messages are data; a JSON file cannot reach into anything.
    if (to.startsWith('src/') || to.startsWith('extension/') || to.endsWith('messages.json')) return null;
    return `${file} imports ${to}: the extension may import only src and extension`;
  }
  if (from === 'webextension-polyfill') {
    if (typeOnly || file.startsWith('extension/platform/')) return null;
    return `${file} imports webextension-polyfill: take \`browser\` from extension/platform/browser.ts`;
  }
  return PACKAGES_OF_EXTENSION.includes(from)
    ? null
    : `${file} imports ${from}: no package of its own in the extension`;
}

function problemInCollector(file: string, { file: to }: Import): string | null {
  return to?.startsWith('extension/') ? `${file} imports ${to}: the two shells never import each other` : null;
}

export function borderProblems(): string[] {
  const check = (folder: string, problem: (file: string, i: Import) => string | null) =>
    code(folder).flatMap((file) => imports(file).map((i) => problem(file, i)));
  const all = [
    ...check('src', problemInSrc),
    ...check('extension', problemInExtension),
    ...check('collector', problemInCollector),
  ];
  return all.filter((problem) => problem !== null);
}
