/** docs/images/states.svg: the icon set of states in a row, each in the tone it has on a light page. */
import { LOOKS } from '../../extension/ui/state-look.ts';
import { STROKES } from '../../extension/ui/state-strokes.ts';
import { palette } from '../design/palette.ts';

const CELL = 40;
const COLUMNS = 7;

export function stateShapes(): string {
  const colors = palette('light');
  const shapes = [...new Map(Object.values(LOOKS).map((look) => [look.shape, look])).values()];
  const paths = shapes.map(({ shape, tone }, i) => {
    const [x, y] = [(i % COLUMNS) * CELL + 8, Math.floor(i / COLUMNS) * CELL + 8];
    const stroke = `stroke="${colors.get(tone)}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`;
    return `<path transform="translate(${x} ${y}) scale(1.5)" d="${STROKES[shape]}" fill="none" ${stroke}><title>${shape}</title></path>`;
  });
  const [width, height] = [COLUMNS * CELL, Math.ceil(shapes.length / COLUMNS) * CELL];
  const ground = `<rect width="${width}" height="${height}" fill="${colors.get('ground')}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${[ground, ...paths].join('\n')}\n</svg>\n`;
}
