// A radar: one spoke per name, one ring per whole value.
import type { Look, Series } from './chart-look';
import { colourOf } from './chart-plane';

const LABEL_PX = 34;

export function RadarDrawing({
  look,
  names,
  series,
  width,
  height,
}: {
  look: Look;
  names: readonly string[];
  series: readonly Series[];
  width: number;
  height: number;
}) {
  const most = look.until ?? 1;
  const radius = Math.max(40, Math.min(height / 2 - LABEL_PX, width / 2 - 2.6 * LABEL_PX));
  const at = (spoke: number, value: number): readonly [number, number] => {
    const angle = (2 * Math.PI * spoke) / names.length - Math.PI / 2;
    const far = (radius * value) / most;
    return [Math.cos(angle) * far, Math.sin(angle) * far];
  };
  const round = (of: (spoke: number) => number): string =>
    `M${names.map((_, spoke) => at(spoke, of(spoke)).map((each) => each.toFixed(1)).join(' ')).join('L')}Z`; // prettier-ignore
  return (
    <g transform={`translate(${width / 2} ${height / 2})`}>
      {Array.from({ length: most }, (_, ring) => (
        <path key={ring} className="chart-grid" d={round(() => ring + 1)} />
      ))}
      {names.map((name, spoke) => {
        const [x, y] = at(spoke, most);
        const [textX, textY] = at(spoke, most * (1 + 14 / radius));
        const anchor = Math.abs(x) < 1 ? 'middle' : x > 0 ? 'start' : 'end';
        return (
          <g key={name}>
            <line className="chart-grid" x2={x} y2={y} />
            <text x={textX} y={textY + 4} textAnchor={anchor}>
              {name}
            </text>
          </g>
        );
      })}
      {series.map(({ name, values }, which) => (
        <g key={name} style={colourOf(which)}>
          <path
            className="chart-line"
            strokeDasharray={which > 0 ? '5 4' : undefined}
            fill="currentColor"
            fillOpacity={which === 0 ? 0.22 : 0}
            d={round((spoke) => values[spoke] ?? 0)}
          />
        </g>
      ))}
    </g>
  );
}
