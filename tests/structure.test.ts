/**
 * The rules of the repository, each as a sentence. A failing rule lists what breaks it and what to do; the rule is
 * changed only together with ARCHITECTURE.md or CONTRIBUTING.md, where it is explained.
 */
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probeKindSchema } from '../src/probe-kind.ts';
import { COLLECTOR_ORIGINS } from '../src/report/collector-link.ts';
import { ALL_ORIGINS } from '../src/targets/index.ts';
import { borderProblems } from './structure/borders.ts';
import { exportedIds, FAMILIES, filesOf, isListed } from './structure/ids.ts';
import { code, FILES, imports, lines, text, withoutProse } from './structure/source.ts';

const SHIPPED = ['src', 'extension', 'scripts', 'collector'];
const none: string[] = [];

describe('sizes', () => {
  it('no file of code is longer than 300 lines: split it by what its parts know', () => {
    const long = code(...SHIPPED, 'tests').filter((file) => lines(file) > 300);
    expect(long.map((file) => `${file} has ${lines(file)} lines`)).toEqual(none);
  });

  it('half of the files have at most 80 lines', () => {
    const sizes = code(...SHIPPED)
      .map(lines)
      .sort((a, b) => a - b);
    expect(sizes.length).toBeGreaterThan(100);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });
});

describe('heads', () => {
  it('every file of code begins with a comment: a sentence of what it is, and what a reader would get wrong', () => {
    const head = /^(#![^\n]*\n)?(\/\*\*?[\s\S]*?\*\/|(\/\/[^\n]*\n)+)/;
    const said = (file: string): string => (head.exec(text(file))?.[2] ?? '').replace(/[\s/*]+/g, ' ').trim();
    const short = code(...SHIPPED, 'tests').filter((file) => said(file).length < 30);
    expect(short).toEqual(none);
  });
});

describe('names', () => {
  it('files are kebab-case', () => {
    const odd = code(...SHIPPED, 'tests').filter((f) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(f)));
    expect(odd).toEqual(none);
  });

  it('no file or folder is called utils, helpers, manager or common: name it after what it knows', () => {
    const vague = /(^|[/.-])(utils?|helpers?|managers?|common|misc)([/.-]|$)/;
    expect(FILES.filter((file) => vague.test(file))).toEqual(none);
  });

  it.each(FAMILIES.map((family) => [family.folder, family] as const))(
    '%s: the id is the file name',
    async (_, family) => {
      const files = filesOf(family);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect(await exportedIds(file), file).toContain(basename(file, '.ts'));
    },
  );
});

describe('lists', () => {
  it.each(FAMILIES.map((family) => [family.folder, family] as const))(
    '%s: every file is imported by its list',
    (_, family) => {
      const missing = filesOf(family).filter((file) => !isListed(file, family.list));
      expect(missing.map((file) => `${file} should be imported by ${family.list}`)).toEqual(none);
    },
  );

  it('src/targets/controls: every country is imported by src/targets/index.ts', () => {
    const countries = FILES.filter((file) => /^src\/targets\/controls\/[a-z]{2}\.ts$/.test(file));
    expect(countries.length).toBeGreaterThanOrEqual(10);
    expect(countries.filter((file) => !isListed(file, 'src/targets/index.ts'))).toEqual(none);
  });

  it('every probe kind has its file, its line in src/probe/index.ts and its page in docs/methods', () => {
    const kinds = probeKindSchema.options;
    const wanted = kinds.flatMap((kind) => [`src/probe/${kind}.ts`, `docs/methods/${kind}.md`]);
    expect(wanted.filter((file) => !FILES.includes(file))).toEqual(none);
    expect(kinds.filter((kind) => !isListed(`src/probe/${kind}.ts`, 'src/probe/index.ts'))).toEqual(none);
  });

  it('manifest.json lists every origin of the catalogue: paste the expected list as optional_host_permissions', () => {
    const manifest = JSON.parse(text('manifest.json')) as { optional_host_permissions: string[] };
    expect(manifest.optional_host_permissions).toEqual([...ALL_ORIGINS, ...COLLECTOR_ORIGINS]);
  });
});

describe('borders', () => {
  it('imports are read from the text: otherwise the next rule would hold of an empty list', () => {
    const pipeline = imports('src/pipeline.ts').map((i) => i.file);
    expect(pipeline).toContain('src/classify/classify.ts');
    expect(imports('src/zod.ts')).toEqual([{ from: 'zod/mini', file: null, typeOnly: false }]);
  });

  it('everybody imports only what stands before or below it', () => {
    expect(borderProblems()).toEqual(none);
  });

  it('src is pure: no extension API, no page, no Node', () => {
    const impure =
      /(?<![.\w])(browser|chrome|document)\s*\.|globalThis\.(window|document)|\bwindow\s*\.\s*(location|open|addEventListener)/;
    expect(code('src').filter((file) => impure.test(withoutProse(file)))).toEqual(none);
    expect(code('src').filter((file) => text(file).includes("'node:"))).toEqual(none);
  });

  it('the stages that judge take time and chance as arguments', () => {
    const stages = ['src/targets', 'src/schedule', 'src/classify', 'src/summary', 'src/verdict'];
    const called = code(...stages).filter((f) => /\b(Date\.now|Math\.random|performance\.now)\b/.test(withoutProse(f)));
    expect(called).toEqual(none);
  });

  it('no type is given up: no any, and no check of a line switched off', () => {
    const given = code(...SHIPPED, 'tests').filter(
      (file) => /:\s*any\b|\bas any\b/.test(withoutProse(file)) || /(\/\/|\*)\s*@ts-(ignore|nocheck)/.test(text(file)),
    );
    expect(given).toEqual(none);
  });
});
