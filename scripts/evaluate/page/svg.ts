/** Plots by hand: steps of a cumulative share, and a table of shaded cells. Colours carry no meaning that the text lacks. */

const COLOURS = ['#1b6ca8', '#c8553d', '#2e8b57', '#8e5ea2', '#b8860b', '#555555'];
const FONT = 'font-family="system-ui, sans-serif" font-size="12"';
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export interface Line {
  name: string;
  /** Infinite values never come: the line ends below one. */
  values: readonly number[];
}

function frame(width: number, height: number, title: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" ${FONT}>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="12" y="20" font-weight="600">${escaped(title)}</text>
${body}
</svg>
`;
}

/** Share of the values at or below x. */
export function steps(title: string, unit: string, lines: readonly Line[], most: number, every: number): string {
  const [left, top, width, height] = [48, 34, 470, 220];
  const x = (value: number): number => left + (Math.min(most, value) / most) * width;
  const y = (share: number): number => top + (1 - share) * height;
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${left}" x2="${left + width}" y1="${y(share)}" y2="${y(share)}" stroke="#dddddd"/>` +
      `<text x="${left - 6}" y="${y(share) + 4}" text-anchor="end">${100 * share} %</text>`,
  );
  const ticks: string[] = [];
  for (let v = 0; v <= most; v += every) {
    ticks.push(`<text x="${x(v)}" y="${top + height + 16}" text-anchor="middle">${v}</text>`);
  }
  const drawn = lines.map(({ name, values }, i) => {
    const sorted = values.filter((v) => v <= most).sort((a, b) => a - b);
    let path = `M${x(0)} ${y(0)}`;
    sorted.forEach((value, k) => {
      path += `H${x(value).toFixed(1)}V${y((k + 1) / values.length).toFixed(1)}`;
    });
    const colour = COLOURS[i % COLOURS.length];
    const legend = `<rect x="${left + width + 14}" y="${top + 18 * i}" width="12" height="3" fill="${colour}"/><text x="${left + width + 32}" y="${top + 18 * i + 6}">${escaped(name)}</text>`;
    return `<path d="${path}H${x(most)}" fill="none" stroke="${colour}" stroke-width="1.6"/>${legend}`;
  });
  const axis = `<text x="${left + width}" y="${top + height + 32}" text-anchor="end">${escaped(unit)}</text>`;
  return frame(760, 300, title, [...grid, ...ticks, axis, ...drawn].join('\n'));
}

/** Rows of shares by column; a darker cell is a larger share. */
export function cells(
  title: string,
  columns: readonly string[],
  rows: readonly { name: string; shares: readonly number[] }[],
): string {
  const [left, top, wide, high] = [330, 58, 74, 20];
  const head = columns.map(
    (name, i) => `<text x="${left + wide * (i + 0.5)}" y="${top - 8}" text-anchor="middle">${escaped(name)}</text>`,
  );
  const body = rows.map(({ name, shares }, r) => {
    const boxes = shares.map((share, i) => {
      const grey = Math.round(255 - 175 * share);
      const ink = share > 0.7 ? '#ffffff' : '#222222';
      return (
        `<rect x="${left + wide * i}" y="${top + high * r}" width="${wide - 2}" height="${high - 2}" fill="rgb(${grey},${Math.round(255 - 110 * share)},${Math.round(255 - 70 * share)})"/>` +
        `<text x="${left + wide * (i + 0.5)}" y="${top + high * r + 13}" text-anchor="middle" fill="${ink}">${Math.round(100 * share)} %</text>`
      );
    });
    return `<text x="${left - 8}" y="${top + high * r + 13}" text-anchor="end">${escaped(name)}</text>${boxes.join('')}`;
  });
  return frame(left + wide * columns.length + 16, top + high * rows.length + 12, title, [...head, ...body].join('\n'));
}
