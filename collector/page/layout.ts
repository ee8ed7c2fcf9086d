/** What all pages share. Nothing from anywhere else: the policy in the head forbids it; the one script is on the first page and can be done without. */
import { ENGLISH, type Language } from '../../src/languages.ts';
import { LICENCE_LINE } from '../publisher/licence.ts';
import { Html, html } from './html.ts';
import { PAGE_LANGUAGES, type Words } from './words.ts';

const PAGES = [
  ['index.html', 'nav_now'],
  ['events.html', 'nav_events'],
  ['how.html', 'nav_how'],
  ['help.html', 'nav_help'],
  ['data.html', 'nav_data'],
] as const;

export interface Page {
  words: Words;
  /** From the folder of the language. */
  path: string;
  /** What lies in the other languages' folders in its place, if not the same path. */
  counterpart?: string;
  title: Html | string;
  body: Html;
}

/** English is at the top, so that no address that was ever given away ends. */
export const folderOf = ({ id, tag }: Language): string => (id === ENGLISH.id ? '' : `${tag}/`);

/** From a page to the folder of its language: '' or '../'. */
const homeOf = (path: string): string => '../'.repeat(path.split('/').length - 1);
/** From a page to the top, where what has no language is. */
export const rootOf = (words: Words, path: string): string =>
  `${folderOf(words.language) === '' ? '' : '../'}${homeOf(path)}`;

interface Elsewhere {
  language: Language;
  href: string;
}

/** The same page in every language. */
function everywhere(words: Words, path: string, counterpart: string): Elsewhere[] {
  const root = rootOf(words, path);
  return PAGE_LANGUAGES.map((language) => ({ language, href: `${root}${folderOf(language)}${counterpart}` }));
}

/** Whoever asked for English stays with it: the first page's script leads to the browser's language without this mark. */
const marked = (href: string, { id }: Language): string => (id === ENGLISH.id ? `${href}#${ENGLISH.tag}` : href);

/** Opened and closed by the browser itself. */
function chooser(words: Words, pages: readonly Elsewhere[]): Html {
  const links = pages.map(({ language, href }) => {
    const { id, tag, dir, name } = language;
    if (id === words.language.id) return html`<li lang="${tag}" dir="${dir}" aria-current="true">${name}</li>`;
    return html`<li><a href="${marked(href, language)}" hreflang="${tag}" lang="${tag}" dir="${dir}">${name}</a></li>`;
  });
  return html`<nav aria-label="${words.text('languages')}"><details><summary>${words.text('languages')}: ${words.language.name}</summary><ul>${links}</ul></details></nav>`;
}

/** For search engines, so that somebody who asks in Persian is led to the Persian page. */
const alternates = (pages: readonly Elsewhere[]): Html[] => [
  ...pages.map(({ language: { tag }, href }) => html`<link rel="alternate" hreflang="${tag}" href="${href}">\n`),
  ...pages
    .filter(({ language }) => language.id === ENGLISH.id)
    .map(({ href }) => html`<link rel="alternate" hreflang="x-default" href="${href}">\n`),
];

export function layout({ words, path, counterpart = path, title, body }: Page): string {
  const [home, root, { tag, dir }] = [homeOf(path), rootOf(words, path), words.language];
  const hrefOf = (file: string): string =>
    file === 'index.html' ? marked(`${home}${file}`, words.language) : `${home}${file}`;
  const links = PAGES.map(([file, key]) =>
    file === path
      ? html`<li><a href="${hrefOf(file)}" aria-current="page">${words.text(key)}</a></li>`
      : html`<li><a href="${hrefOf(file)}">${words.text(key)}</a></li>`,
  );
  const pages = everywhere(words, path, counterpart);
  const first = root === '' && path === 'index.html';
  const scripts = first ? "script-src 'self'; " : '';
  const policy = new Html(`default-src 'none'; ${scripts}style-src 'self'; base-uri 'none'; form-action 'none'`);
  const tags = PAGE_LANGUAGES.map((language) => language.tag).join(' ');
  const script = first ? html`\n<script src="language.js" data-tags="${tags}"></script>` : '';
  return html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title} – Tailback</title>${script}
${alternates(pages)}<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<a class="skip" href="#main">${words.text('skip')}</a>
<header><p class="name">Tailback</p><nav aria-label="${words.text('nav_label')}"><ul>${links}</ul></nav>${chooser(words, pages)}</header>
<main id="main">
<h1>${title}</h1>
${body}
</main>
<footer><p lang="en" dir="ltr">${LICENCE_LINE}</p></footer>
</body>
</html>
`.text;
}
