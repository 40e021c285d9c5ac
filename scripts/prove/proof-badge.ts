/** The part of the summary that a badge shows: how many verdicts, and how many disagreements. */
const FIGURES = /([\d,]+) verdicts compared, disagreements: ([\d,]+)/

const [LABEL, GREEN, RED] = ['proof', '#2a7f3f', '#b3261e']
/** About what a character of 11 pixels takes; `textLength` sets the text to fit whatever font there is. */
const CHARACTER = 6.5
const MARGIN = 6

/** A picture for the README, made of the sentence that docs/proof.md begins with: so it cannot say anything else. */
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
