/** A plot of small multiples as SVG: lines over the size of a thing, both axes logarithmic, so that linear growth is the dashed diagonal. */

const [WIDTH, HEIGHT, MARGIN] = [260, 220, 42];
const COLORS = ["#1f5fa8", "#b5482a"];

/**
 * @param {{ title: string, series: { name: string, points: { size: number, times: number }[] }[] }[]} panels `times` the first size's
 * @returns {string} SVG
 */
export function plot(panels) {
  const all = panels.flatMap(({ series }) => series.flatMap(({ points }) => points));
  const most = Math.max(...all.map(({ times }) => times));
  const body = panels.map(({ title, series }, p) => {
    const sizes = series.flatMap(({ points }) => points.map(({ size }) => size));
    const [first, last] = [Math.min(...sizes), Math.max(...sizes)];
    const x = (/** @type {number} */ size) =>
      MARGIN + (Math.log(size / first) / Math.log(last / first)) * (WIDTH - MARGIN - 12);
    const y = (/** @type {number} */ times) =>
      HEIGHT - MARGIN - (Math.log(Math.max(times, 0.5) / 0.5) / Math.log(most / 0.5)) * (HEIGHT - 2 * MARGIN);
    const line = (/** @type {{ size: number, times: number }[]} */ points) =>
      points.map(({ size, times }) => `${x(size).toFixed(1)},${y(times).toFixed(1)}`).join(" ");
    const linear = line([first, Math.min(last, first * most)].map((size) => ({ size, times: size / first })));
    const ticks = [...new Set(sizes)].map(
      (size) => `<text x="${x(size).toFixed(1)}" y="${HEIGHT - MARGIN + 14}" text-anchor="middle">${size}</text>`,
    );
    const levels = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].filter((times) => times <= most);
    const grid = levels.map(
      (times) =>
        `<line x1="${MARGIN}" x2="${WIDTH - 12}" y1="${y(times).toFixed(1)}" y2="${y(times).toFixed(1)}" stroke="#ddd"/>` +
        `<text x="${MARGIN - 5}" y="${(y(times) + 4).toFixed(1)}" text-anchor="end">${times}×</text>`,
    );
    const lines = series.map(
      ({ points }, s) => `<polyline points="${line(points)}" fill="none" stroke="${COLORS[s]}" stroke-width="2"/>`,
    );
    return `<g transform="translate(${p * WIDTH},0)">${grid.join("")}<polyline points="${linear}" fill="none" stroke="#888" stroke-dasharray="4 3"/>${lines.join("")}${ticks.join("")}<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${title}</text></g>`;
  });
  const legend = panels[0].series.map(
    ({ name }, s) => `<text x="${MARGIN + s * 130}" y="18" fill="${COLORS[s]}">${name}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${panels.length * WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="11"><title>Times as long as the smallest, by ${panels.map(({ title }) => title).join(", ")}</title><rect width="100%" height="100%" fill="white"/>${legend.join("")}<text x="${MARGIN + 260}" y="18" fill="#888">dashed: linear</text>${body.join("")}</svg>\n`;
}
