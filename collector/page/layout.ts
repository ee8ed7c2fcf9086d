/** What all pages share. No script, no font, no picture from anywhere else: the policy in the head forbids them. */
import { LICENCE_LINE } from '../publisher/licence.ts';
import { Html, html } from './html.ts';

const PAGES = [
  ['index.html', 'Now'],
  ['events.html', 'Events'],
  ['how.html', 'How it is measured'],
  ['help.html', 'How to help'],
  ['data.html', 'Data'],
] as const;

/** @param root from this page to the first: '' or '../' */
export function layout(title: string, root: string, current: string, body: Html): string {
  const links = PAGES.map(([file, name]) =>
    file === current
      ? html`<li><a href="${root}${file}" aria-current="page">${name}</a></li>`
      : html`<li><a href="${root}${file}">${name}</a></li>`,
  );
  const policy = new Html("default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title} – Tailback</title>
<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header><p class="name">Tailback</p><nav aria-label="Pages"><ul>${links}</ul></nav></header>
<main id="main">
<h1>${title}</h1>
${body}
</main>
<footer><p>${LICENCE_LINE}</p></footer>
</body>
</html>
`.text;
}
