/**
 * One published cell in a table, and its history: in words first; colour only repeats them. Like cells are made once for each
 * language: of thousands nearly all are like another.
 */
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import type { Histories, Run } from './histories.ts';
import { type Html, html } from './html.ts';
import { dayText, type Words } from './words.ts';

export class StateCells {
  private readonly made = new Map<string, Html>();

  private readonly fields = new Map<readonly Run[], Html>();

  constructor(
    private readonly words: Words,
    private readonly histories: Histories,
  ) {}

  none(): Html {
    return this.once(
      'none',
      () => html`<td class="none">–<span class="hidden"> ${this.words.text('no_reports')}</span></td>`,
    );
  }

  state(cell: PublishedCell | undefined): Html {
    if (!cell) return this.none();
    const { label, trouble, bad, networks, grade, hours } = cell;
    const { words } = this;
    return this.once(`${label} ${trouble} ${bad} ${networks} ${grade} ${hours}`, () => {
      const hasIt = (label === 'most' || label === 'part') && trouble !== null;
      const what = hasIt ? html`<br>${words.text(`trouble_${trouble}`)}` : '';
      const window = hours === 1 ? '' : html`<br>${words.counted('in_hours', hours)}`;
      return html`<td class="${label}"><strong>${words.text(`label_${label}`)}</strong>${what}<br><small>${words.about(bad, networks)}${window}<br>${words.text('grade', { grade })}</small></td>`;
    });
  }

  history(cell: PublishedCell): Html {
    const runs = this.histories.of(cell);
    const made = this.fields.get(runs) ?? html`<td><ol class="days">${runs.map((run) => this.run(run))}</ol></td>`;
    this.fields.set(runs, made);
    return made;
  }

  /** The middle network's time to the first byte, of connections that were new. */
  time({ times }: PublishedCell): Html {
    const p50 = times.find(({ kind }) => kind === 'http fresh')?.p50;
    if (p50 === undefined) return html`<td>–</td>`;
    return this.once(`ms ${p50}`, () => html`<td>${this.words.text('ms', { count: this.words.number(p50) })}</td>`);
  }

  private run({ label, from, until, days }: Run): Html {
    return this.once(`${from} ${until} ${label}`, () => {
      const when = days === 1 ? dayText(from) : `${dayText(from)} – ${dayText(until)}`;
      const what = this.words.text(label === 'none' ? 'no_reports' : `label_${label}`);
      return html`<li class="${label} d${days}"><span>${when}: ${what}</span></li>`;
    });
  }

  private once(key: string, make: () => Html): Html {
    const known = this.made.get(key);
    if (known) return known;
    const made = make();
    this.made.set(key, made);
    return made;
  }
}
