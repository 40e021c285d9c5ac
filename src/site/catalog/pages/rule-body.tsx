import type { VNode } from 'preact'
import { addValue } from '../../../text/add-value.js'
import { counted, thousands } from '../../../text/count.js'
import { MarkedText } from '../../shell/marked-text.js'
import type { Place, RulePage } from '../model/rule-page.js'
import { MAX_FINDINGS } from '../page-limits.js'
import { CopyButton, Segments } from './code.js'
import { LineLink, linesOfText, ruleFile, shownLines } from './line-link.js'
import type { RulePageProps } from './page-props.js'
import { type Range, segmentsOf } from './segments.js'
import { yamlTokens } from './yaml-tokens.js'

/** The rule as written, with the findings at their places. */
export const RuleBodySection = ({ page, link }: RulePageProps): VNode => {
  const parts = partsOf(linesOf(page))
  const hidden = linesOfText(page.body.text).length - shownLines(page)
  const lossyTitles = [...new Set(page.queries.filter(({ losses }) => losses.length > 0).map(({ title }) => title))]
  return (
    <section id="body">
      <h2>Rule body</h2>
      {lossyTitles.length > 0 && (
        <p class="sub">Dotted lines mark what the queries for {listText(lossyTitles)} do not check.</p>
      )}
      <div class="code src" id="rule-text">
        {parts.map((part) => (
          <BodyPart {...part} />
        ))}
      </div>
      <div class="row under">
        <code>{page.body.file}</code>
        {hidden > 0 ? (
          <span class="sub">
            The other {thousands(hidden)} lines are in <a href={link(ruleFile(page))}>the whole rule</a>.
          </span>
        ) : (
          <span class="acts">
            <CopyButton from="rule-text" label="Copy the rule" />
          </span>
        )}
      </div>
      {page.findings.length > 0 && <FindingList page={page} />}
    </section>
  )
}

const listText = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** The findings of a rule as sentences, each with its place. */
const FindingList = ({ page }: Pick<RulePageProps, 'page'>): VNode => (
  <ul class="plain findings" aria-label="Findings">
    {page.findings.slice(0, MAX_FINDINGS).map(({ code, severity, message, help, related, line }, index) => (
      <li id={`finding-${index + 1}`} class={`rest ${severity}`}>
        <b>{SEVERITIES[severity]}</b> <MarkedText text={message} /> (<LineLink page={page} line={line} />,{' '}
        <code>{code}</code>)
        {related.map((other) => (
          <span class="sub" key={`${other.file} ${other.line} ${other.message}`}>
            <MarkedText text={other.message} /> (
            {other.file === page.body.file ? (
              <LineLink page={page} line={other.line} />
            ) : (
              <code>{`${other.file}:${other.line}`}</code>
            )}
            )
          </span>
        ))}
        {help !== null && (
          <span class="sub">
            <MarkedText text={help} />
          </span>
        )}
      </li>
    ))}
    {page.findings.length > MAX_FINDINGS && <li>and {page.findings.length - MAX_FINDINGS} more findings</li>}
  </ul>
)

const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Note' } as const

interface BodyLine {
  readonly number: number
  readonly text: string
  readonly ranges: readonly Range[]
  readonly messages: readonly { readonly text: string; readonly href?: string }[]
}

function linesOf(page: RulePage): readonly BodyLine[] {
  const { body, findings, queries } = page
  const texts = linesOfText(body.text).slice(0, shownLines(page))
  const lost = lostValues(queries)
  return texts.map((text, index) => {
    const number = body.firstLine + index
    const on = <Placed extends Place>(places: readonly Placed[]): readonly Placed[] =>
      places.filter((place) => place.line <= number && number <= place.endLine)
    const at = (place: Place): Pick<Range, 'start' | 'end'> => ({
      start: place.line === number ? place.column - 1 : text.length - text.trimStart().length,
      end: place.endLine === number ? Math.min(place.endColumn - 1, text.length) : text.length,
    })
    const values = on(body.values)
    const titles = values.filter(({ line }) => line === number).flatMap((value) => lost.get(value.number) ?? [])
    return {
      number,
      text,
      ranges: [
        ...yamlTokens(text),
        ...values.map((value) => ({ ...at(value), number: value.number })),
        ...values.filter((value) => lost.has(value.number)).map((value) => ({ ...at(value), className: 'gap' })),
        ...on(findings).map((finding) => ({ ...at(finding), className: finding.severity })),
      ],
      messages: [
        ...(titles.length === 0 ? [] : [{ text: `not in ${listText([...new Set(titles)])}` }]),
        ...findings.flatMap(({ code, line }, at) =>
          line === number && at < MAX_FINDINGS ? [{ text: code, href: `#finding-${at + 1}` }] : [],
        ),
      ],
    }
  })
}

/** The titles of the queries that do not check a value, by the number of the value. */
function lostValues(queries: RulePage['queries']): ReadonlyMap<number, readonly string[]> {
  const lost = new Map<number, string[]>()
  for (const { losses, title } of queries) {
    for (const { number } of losses) if (number !== null) addValue(lost, number, title)
  }
  return lost
}

interface Part {
  readonly lines: readonly BodyLine[]
  readonly isFolded: boolean
}

/** Keys of the detection, which is never folded. */
const DETECTION = /^["']?(?:logsource|detection|correlation|filter)["']?\s*:/
const TOP_LEVEL = /^[^\s#-]/
/** The fewest lines that are folded. */
const MIN_FOLDED = 3

/** Folds the metadata above and below the detection. */
function partsOf(lines: readonly BodyLine[]): readonly Part[] {
  const first = lines.findIndex(({ text }) => DETECTION.test(text))
  if (first === -1) return [{ lines, isFolded: false }]
  const last = lines.findLastIndex(({ text }) => DETECTION.test(text))
  const next = lines.findIndex(({ text }, index) => index > last && TOP_LEVEL.test(text))
  const end = next === -1 ? lines.length : next
  return [
    { lines: lines.slice(0, first), isFolded: first >= MIN_FOLDED },
    { lines: lines.slice(first, end), isFolded: false },
    { lines: lines.slice(end), isFolded: lines.length - end >= MIN_FOLDED },
  ].filter((part) => part.lines.length > 0)
}

const BodyPart = ({ lines, isFolded }: Part): VNode => {
  const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0]
  const range = `lines ${first} to ${last}`
  const code = (
    <pre tabindex={0} role="group" aria-label={`Rule body, ${range}`}>
      <code>
        {lines.map((line) => (
          <Line {...line} />
        ))}
      </code>
    </pre>
  )
  if (!isFolded) return code
  const hasFinding = lines.some(({ messages }) => messages.length > 0)
  const keys = lines.flatMap(({ text }) => /^([A-Za-z][\w-]*)\s*:/.exec(text)?.[1] ?? [])
  return (
    <details open={hasFinding}>
      <summary>
        Lines {first} to {last}: {foldedKeys(keys)}
      </summary>
      {code}
    </details>
  )
}

/** The most keys that the heading of folded lines names. */
const MAX_KEYS = 6

const foldedKeys = (keys: readonly string[]): string =>
  keys.length <= MAX_KEYS
    ? keys.join(', ')
    : `${keys.slice(0, MAX_KEYS).join(', ')} and ${counted(keys.length - MAX_KEYS, 'more key')}`

const Line = ({ number, text, ranges, messages }: BodyLine): VNode => (
  <span class="l" id={`L${number}`} data-n={number}>
    <Segments segments={segmentsOf(text, ranges)} />
    {messages.map(({ text: message, href }) => (
      <span class="msg">{href === undefined ? message : <a href={href}>{message}</a>}</span>
    ))}
    {'\n'}
  </span>
)
