// Two curves by the number of rules, as SVG: processor time and peak memory.

const [WIDTH, HEIGHT] = [720, 260]
const PLOT = { width: 270, height: 170, top: 40 }
const STYLE = `text { font: 12px sans-serif; fill: #1f2328 } .axis { stroke: #59636e } .grid { stroke: #d1d9e0 }
.curve { fill: none; stroke: #0969da; stroke-width: 2 } .point { fill: #0969da }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .axis { stroke: #9198a1 } .grid { stroke: #3d444d }
.curve { stroke: #4493f8 } .point { fill: #4493f8 } }`

export const growthPicture = (growth) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Processor time and memory by the number of rules">`,
    `<style>${STYLE}</style>`,
    plot(growth, 60, 'processor time (s)', ({ cpu }) => cpu),
    plot(growth, 420, 'peak memory (MB)', ({ peak }) => peak),
    '</svg>\n',
  ].join('\n')

function plot(growth, left, title, measure) {
  const most = { x: Math.max(...growth.map(({ rules }) => rules)), y: roundUp(Math.max(...growth.map(measure))) }
  const bottom = PLOT.top + PLOT.height
  const x = (rules) => left + (rules / most.x) * PLOT.width
  const y = (value) => bottom - (value / most.y) * PLOT.height
  const points = growth.map((row) => [x(row.rules), y(measure(row))].map((place) => place.toFixed(1)))
  const lines = [0, 0.5, 1].map((share) => {
    const height = y(share * most.y)
    return `<line class="grid" x1="${left}" x2="${left + PLOT.width}" y1="${height}" y2="${height}"/><text x="${left - 8}" y="${height + 4}" text-anchor="end">${share * most.y}</text>`
  })
  const labels = growth.map(
    ({ rules }) =>
      `<text x="${x(rules).toFixed(1)}" y="${bottom + 18}" text-anchor="middle">${rules.toLocaleString('en-US')}</text>`,
  )
  return [
    `<text x="${left}" y="${PLOT.top - 16}">${title}</text>`,
    ...lines,
    `<line class="axis" x1="${left}" x2="${left + PLOT.width}" y1="${bottom}" y2="${bottom}"/>`,
    ...labels,
    `<polyline class="curve" points="${points.map((point) => point.join(',')).join(' ')}"/>`,
    ...points.map(([cx, cy]) => `<circle class="point" cx="${cx}" cy="${cy}" r="3.5"/>`),
    `<text x="${left + PLOT.width / 2}" y="${bottom + 40}" text-anchor="middle">rules</text>`,
  ].join('\n')
}

/** Returns the next number with one digit before its zeros, and an even one so that half of it is short. */
function roundUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 4, 6, 8, 10].map((factor) => factor * unit).find((candidate) => candidate >= value)
}
