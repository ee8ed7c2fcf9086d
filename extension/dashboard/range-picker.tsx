/** The time shown: four usual lengths, days of one's own, and steps back and forth. */
import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { customRange, dateField, moved, RANGES, type Range, type RangeChoice } from './range.ts';

interface Props {
  choice: RangeChoice;
  /** What the choice is at this moment. */
  range: Range;
  choose: (choice: RangeChoice) => void;
}

function OwnDays({ range, choose }: Props) {
  const [first, setFirst] = useState(dateField(range.from));
  const [last, setLast] = useState(dateField(range.to - 1));
  const own = customRange(first, last);
  return (
    <div class="row own-days">
      <label for="range-first">{t('range_first')}</label>
      <input
        id="range-first"
        data-testid="range-first"
        type="date"
        value={first}
        onInput={(event) => setFirst(event.currentTarget.value)}
      />
      <label for="range-last">{t('range_last')}</label>
      <input
        id="range-last"
        data-testid="range-last"
        type="date"
        value={last}
        onInput={(event) => setLast(event.currentTarget.value)}
      />
      <button type="button" data-testid="range-show" disabled={own === null} onClick={() => own && choose(own)}>
        {t('range_show')}
      </button>
      {own === null && (
        <p class="small problem" role="status">
          {t('range_wrong')}
        </p>
      )}
    </div>
  );
}

export function RangePicker(props: Props) {
  const { choice, range, choose } = props;
  const [own, setOwn] = useState(typeof choice !== 'string');
  const step = (by: -1 | 1): void => choose(moved(range, by, Date.now()));
  return (
    <div class="stack-tight">
      <div class="row">
        <fieldset class="segments" data-testid="ranges">
          <legend class="hidden">{t('range_label')}</legend>
          {RANGES.map(({ id, label }) => (
            <label key={id} class="segment">
              <input
                type="radio"
                name="range"
                data-testid={`range-${id}`}
                checked={!own && choice === id}
                onChange={() => {
                  setOwn(false);
                  choose(id);
                }}
              />
              <span>{t(label)}</span>
            </label>
          ))}
          <label class="segment">
            <input type="radio" name="range" data-testid="range-own" checked={own} onChange={() => setOwn(true)} />
            <span>{t('range_own')}</span>
          </label>
        </fieldset>
        <button type="button" data-testid="range-earlier" onClick={() => step(-1)}>
          {t('range_earlier')}
        </button>
        <button type="button" data-testid="range-later" disabled={typeof choice === 'string'} onClick={() => step(1)}>
          {t('range_later')}
        </button>
      </div>
      {own && <OwnDays key={`${range.from}-${range.to}`} {...props} />}
    </div>
  );
}
