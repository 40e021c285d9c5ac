/** The part of the summary on the badge: the number of verdicts, and of disagreements. */
const FIGURES = /([\d,]+) verdicts compared, disagreements: ([\d,]*\d)/

const [LABEL, GREEN, RED] = ['proof', '#2a7f3f', '#b3261e']
/** Average width of a character of 11 pixels; `textLength` adjusts the text to the available font. */
const CHARACTER = 6.5
const MARGIN = 6

/** A badge for the README, generated from the first sentence of docs/proof.md, so that both agree. */
export function proofBadge(page: string): string {
  const [, verdicts = '0', disagreements = '?'] = FIGURES.exec(page) ?? []
  const said = `${verdicts} verdicts, ${disagreements} disagreements`
  const [left, right] = [widthOf(LABEL), widthOf(said)]
  const text = (content: string, from: number, width: number): string =>
    `<text x="${from + MARGIN}" y="14" textLength="${width - 2 * MARGIN}">${content}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${said}">
<title>${LABEL}: ${said}</title>
<rect width="${left}" height="20" fill="#444"/>
<rect x="${left}" width="${right}" height="20" fill="${disagreements === '0' ? GREEN : RED}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(LABEL, 0, left)}
${text(said, left, right)}
</g>
</svg>
`
}

const widthOf = (text: string): number => Math.ceil(text.length * CHARACTER) + 2 * MARGIN
