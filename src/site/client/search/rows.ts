import {
  MAX_ROW_TECHNIQUES,
  type SearchData,
  type SearchRule,
  VERDICT_LETTERS,
} from '../../catalog/search/search-data.js'

const VERDICTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(VERDICT_LETTERS).map(([verdict, letter]) => [letter, verdict]),
)

/** Makes the row of a rule, in the form of the rows of the page. Every text is set as text. */
export function makeRow(rule: SearchRule, data: SearchData): HTMLTableRowElement {
  const row = document.createElement('tr')
  const [title, page, , level, , logsource, , , techniques, , , verdicts] = rule
  const name = cell(row, 't')
  name.append(
    link(`rules/${page}.html`, title),
    document.createElement('br'),
    span('dim', data.logsources[logsource] ?? ''),
  )
  cell(row, 'lv').textContent = data.levels[level] ?? ''
  const cellOfTechniques = cell(row, 'te')
  for (const index of techniques.slice(0, MAX_ROW_TECHNIQUES)) {
    const id = data.techniques[index]?.[0] ?? ''
    cellOfTechniques.append(link(`index.html?technique=${encodeURIComponent(id)}`, id))
  }
  if (techniques.length > MAX_ROW_TECHNIQUES) {
    cellOfTechniques.append(span('dim', `and ${techniques.length - MAX_ROW_TECHNIQUES} more`))
  }
  for (const [index, letter] of [...verdicts].entries()) {
    const verdictCell = cell(row, 'vv')
    verdictCell.dataset.t = data.columns[index] ?? ''
    if (letter !== '-') verdictCell.append(shape(letter))
  }
  return row
}

function shape(letter: string): HTMLElement {
  const verdict = VERDICTS[letter.toLowerCase()] ?? 'none'
  const hasAssumption = letter !== letter.toLowerCase()
  const element = span(`v g ${verdict}${hasAssumption ? ' as' : ''}`, '')
  const word = verdict === 'none' ? 'no query' : verdict
  element.append(span('sr', hasAssumption ? `${word}, with an assumption` : word))
  return element
}

function cell(row: HTMLTableRowElement, className: string): HTMLTableCellElement {
  const element = row.insertCell()
  element.className = className
  return element
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function link(href: string, text: string): HTMLAnchorElement {
  const element = document.createElement('a')
  element.href = href
  element.textContent = text
  return element
}
