/** One curve: pairs of a size and what was measured at it. */
export type Curve = {
  readonly title: string;
  readonly of: string;
  readonly points: readonly (readonly [size: number, measured: number])[];
};

const WIDTH = 300;
const HEIGHT = 190;
const EDGE = { left: 46, right: 16, top: 34, bottom: 42 } as const;

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

/** Both axes begin at nought, so that flat looks flat. */
const curveAsSvg = ({ title, of, points }: Curve, index: number): string => {
  const widest = Math.max(...points.map(([size]) => size));
  const highest = Math.max(...points.map(([, measured]) => measured));
  const x = (size: number): number => EDGE.left + (size / widest) * (WIDTH - EDGE.left - EDGE.right);
  const y = (value: number): number =>
    HEIGHT - EDGE.bottom - (value / highest) * (HEIGHT - EDGE.top - EDGE.bottom);
  const line = points.map(([size, value]) => `${x(size).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const bottom = HEIGHT - EDGE.bottom;
  return `<g transform="translate(${(index % 2) * WIDTH} ${Math.floor(index / 2) * HEIGHT})">
  <text x="${EDGE.left}" y="18" font-weight="600">${title}</text>
  <path d="M${EDGE.left} ${EDGE.top}V${bottom}H${WIDTH - EDGE.right}" fill="none" stroke="#888"/>
  <polyline points="${line}" fill="none" stroke="#0b6a75" stroke-width="2"/>
${points.map(([size, value]) => `  <circle cx="${x(size).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3" fill="#0b6a75"/>`).join('\n')}
  <text x="${EDGE.left - 6}" y="${EDGE.top + 4}" text-anchor="end">${shown(highest)}</text>
  <text x="${EDGE.left - 6}" y="${bottom}" text-anchor="end">0</text>
  <text x="${WIDTH - EDGE.right}" y="${bottom + 16}" text-anchor="end">${shown(widest)} ${of}</text>
</g>`;
};

/** The curves side by side, two in a row, readable on light and dark alike. */
export const curvesAsSvg = (curves: readonly Curve[]): string => {
  const height = Math.ceil(curves.length / 2) * HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${height}" font-family="sans-serif" font-size="11" role="img" aria-label="${curves.map(({ title, of }) => `${title} by ${of}`).join('; ')}">
<rect width="100%" height="100%" fill="#fff"/>
${curves.map(curveAsSvg).join('\n')}
</svg>
`;
};

/** The same numbers as Markdown. */
export const curvesAsTable = (curves: readonly Curve[]): string => {
  const rows = curves.flatMap(({ title, of, points }) =>
    points.map(([size, value]) => `| ${title} | ${size.toLocaleString('en')} ${of} | ${shown(value)} |`),
  );
  return ['| What | At | Measured |', '| --- | --- | --- |', ...rows, ''].join('\n');
};
