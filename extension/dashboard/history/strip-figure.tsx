/**
 * The whole history of a service as a strip: a column for each day, a field for each hour. Fields are told apart by pattern; colour
 * repeats it. A cursor by keys or pointer says each hour, and a table says the days.
 */
import { useRef, useState } from 'preact/hooks';
import { lang, listed, t } from '../../i18n.ts';
import { LOOKS } from '../../ui/state-look.ts';
import { Announce } from '../chart/announce.tsx';
import { formatBucket } from '../chart/axes.ts';
import { useWidth } from '../chart/use-drawn.ts';
import { countStates, hourAt, movedCursor, runsOf, type StripDay, stripPage } from './strip.ts';
import { StateField, StripPatterns } from './strip-patterns.tsx';
import { StripTable } from './strip-table.tsx';

interface Props {
  strip: readonly StripDay[];
  name: string;
  choose: (hour: { from: number; to: number }) => void;
}

type Cursor = { day: number; hour: number } | null;

const HOUR_PX = 7;
const AXIS_PX = 38;
const FOOT_PX = 18;

function hourSentence(days: readonly StripDay[], at: NonNullable<Cursor>): string {
  const day = days[at.day];
  if (!day) return '';
  const hour = day.hours[at.hour];
  const words = hour ? t('strip_hour', t(LOOKS[hour.state].word), hour.rounds) : t('bucket_nothing');
  return `${formatBucket(hourAt(day, at.hour))}: ${words}`;
}

function Axes({ days, step, rtl }: { days: readonly StripDay[]; step: number; rtl: boolean }) {
  const date = new Intl.DateTimeFormat(lang(), { day: 'numeric', month: 'short' });
  const clock = new Intl.DateTimeFormat(lang(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const every = Math.max(7, Math.ceil(64 / step / 7) * 7);
  const right = days.length * step + AXIS_PX;
  return (
    <g class="strip-axis">
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={rtl ? right - 2 : AXIS_PX - 4} y={hour * HOUR_PX + 9} text-anchor="end">
          {clock.format(new Date(2026, 0, 1, hour))}
        </text>
      ))}
      {days.map(
        ({ noon }, i) =>
          (days.length - 1 - i) % every === 0 && (
            <text
              key={noon}
              x={Math.max(AXIS_PX + 18, AXIS_PX + (i + 0.5) * step)}
              y={24 * HOUR_PX + 14}
              text-anchor={i > days.length - 4 ? 'end' : 'middle'}
            >
              {date.format(noon)}
            </text>
          ),
      )}
    </g>
  );
}

export function StripFigure({ strip, name, choose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [back, setBack] = useState(0);
  const [cursor, setCursor] = useState<Cursor>(null);
  const [byKeys, setByKeys] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const { days, pages } = stripPage(strip, back);
  const rtl = document.documentElement.dir === 'rtl';
  const step = width === 0 ? 0 : Math.max(2.4, Math.min(16, (width - AXIS_PX) / Math.max(1, days.length)));
  const states = countStates(days);
  const summary = listed(states.map(({ state, hours }) => t('strip_state', t(LOOKS[state].word), hours)));
  const press = (event: KeyboardEvent): void => {
    const day = cursor ? days[cursor.day] : undefined;
    if (event.key === 'Enter' && cursor && day) choose(hourAt(day, cursor.hour));
    const next = movedCursor(cursor, event.key, days.length);
    if (next === undefined) return;
    event.preventDefault();
    setByKeys(true);
    setCursor(next);
  };
  const at = (event: MouseEvent & { currentTarget: SVGElement }): Cursor => {
    const rect = event.currentTarget.getBoundingClientRect();
    const day = Math.floor((event.clientX - rect.left - (rtl ? 0 : AXIS_PX)) / step);
    const hour = Math.floor((event.clientY - rect.top) / HOUR_PX);
    return days[day] && hour >= 0 && hour < 24 ? { day, hour } : null;
  };
  const said = cursor ? hourSentence(days, cursor) : '';
  const left = rtl ? 0 : AXIS_PX;
  return (
    <figure class="chart stack-tight" data-testid="strip" data-days={days.length}>
      <figcaption class="stack-tight">
        <h3>{t('strip_title')}</h3>
        <p class="small" id="strip-summary">
          {days.length === 0 ? t('chart_none') : t('strip_summary', name, summary)}
        </p>
      </figcaption>
      <p class="hidden" id="strip-keys">
        {t('strip_keys')}
      </p>
      <div
        class="surface strip-surface"
        role="application"
        aria-roledescription={t('chart_role')}
        aria-label={t('strip_title')}
        aria-describedby="strip-summary strip-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved through by keys
        tabIndex={0}
        data-testid="strip-surface"
        onKeyDown={press}
      >
        <div ref={box} class="canvas">
          {step > 0 && days.length > 0 && (
            <svg
              aria-hidden="true"
              class="strip"
              width={days.length * step + AXIS_PX}
              height={24 * HOUR_PX + FOOT_PX}
              onMouseMove={(event) => {
                setByKeys(false);
                setCursor(at(event));
              }}
              onMouseLeave={() => setCursor(null)}
              onClick={(event) => {
                const hit = at(event);
                const day = hit && days[hit.day];
                if (hit && day) choose(hourAt(day, hit.hour));
              }}
            >
              <StripPatterns />
              <rect class="strip-nothing" x={left} y={0} width={days.length * step} height={24 * HOUR_PX} />
              {days.map((day, i) =>
                runsOf(day).map(({ state, from, length }) => (
                  <StateField
                    key={`${day.noon}-${from}`}
                    state={state}
                    x={left + i * step}
                    y={from * HOUR_PX}
                    width={step > 4 ? step - 1 : step}
                    height={length * HOUR_PX}
                  />
                )),
              )}
              <Axes days={days} step={step} rtl={rtl} />
              {cursor && (
                <rect
                  class="strip-cursor"
                  x={left + cursor.day * step - 1}
                  y={cursor.hour * HOUR_PX - 1}
                  width={step + 1}
                  height={HOUR_PX + 2}
                />
              )}
            </svg>
          )}
        </div>
      </div>
      <p class="readout small" aria-hidden="true">
        {said}
      </p>
      <Announce text={byKeys ? said : ''} />
      <ul class="legend small">
        {states.map(({ state }) => (
          <li key={state}>
            <svg class="swatch" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
              <StripPatterns prefix={`key-${state}`} />
              <StateField state={state} prefix={`key-${state}`} x={1} y={1} width={22} height={10} />
            </svg>
            {t(LOOKS[state].word)}
          </li>
        ))}
        <li>
          <svg class="swatch" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
            <rect class="strip-nothing" x="1" y="1" width="22" height="10" />
          </svg>
          {t('bucket_nothing')}
        </li>
      </ul>
      <div class="row tools">
        {pages > 1 && (
          <>
            <button type="button" disabled={back + 1 >= pages} onClick={() => setBack(back + 1)}>
              {t('range_earlier')}
            </button>
            <button type="button" disabled={back === 0} onClick={() => setBack(back - 1)}>
              {t('range_later')}
            </button>
          </>
        )}
        <button type="button" data-testid="as-table-strip" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'table_hide' : 'table_show')}
        </button>
      </div>
      {asTable && <StripTable days={days} />}
    </figure>
  );
}
