/** One published cell in a table, and its history: in words first; colour only repeats them. */
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { type Html, html } from './html.ts';
import { historyOf, type Site } from './site.ts';
import { about, dayText, GRADE_WORDS, LABEL_WORDS, TROUBLE_WORDS } from './words.ts';

export function stateCell(cell: PublishedCell | undefined): Html {
  if (!cell) return html`<td class="none">–<span class="hidden"> not enough reports</span></td>`;
  const { label, trouble, bad, networks, grade, hours } = cell;
  const what = (label === 'most' || label === 'part') && trouble ? html`<br>${TROUBLE_WORDS[trouble]}` : '';
  const window = hours === 1 ? '' : html`<br>in ${hours} hours`;
  return html`<td class="${label}"><strong>${LABEL_WORDS[label]}</strong>${what}<br><small>${about(bad, networks)}${window}<br><abbr title="${GRADE_WORDS[grade]}">grade ${grade}</abbr></small></td>`;
}

export function historyCell(site: Site, cell: PublishedCell): Html {
  const days = historyOf(site, cell).map(
    ([day, label]) =>
      html`<li class="${label}" title="${dayText(day)}: ${LABEL_WORDS[label]}"><span class="hidden">${dayText(day)}: ${LABEL_WORDS[label]}</span></li>`,
  );
  return html`<ol class="days">${days}</ol>`;
}
