import type { LogSource } from '../../../rule/rule.js'
import { compareTexts } from '../../../text/compare-texts.js'
import type { RulePage, TechniqueFacts } from './rule-page.js'

/** Lists the techniques of a rule once, although a technique may serve several tactics. */
export const techniquesOf = ({ attack }: Pick<RulePage, 'attack'>): readonly TechniqueFacts[] => [
  ...new Map(attack.flatMap(({ techniques }) => techniques).map((technique) => [technique.id, technique])).values(),
]

/** The day of the last change; empty without one. */
export const dateOf = ({ modified, date }: Pick<RulePage, 'modified' | 'date'>): string => modified ?? date ?? ''

/** Orders rules by their last change, the newest first, then by title and address. */
export const newestFirst = (pages: readonly RulePage[]): readonly RulePage[] =>
  pages.toSorted(
    (a, b) => compareTexts(dateOf(b), dateOf(a)) || compareTexts(a.title, b.title) || compareTexts(a.path, b.path),
  )

/** Writes a log source in few words: `windows / process_creation`. Empty without any part. */
export const logsourceText = (logsource: LogSource | null): string =>
  (['product', 'category', 'service'] as const).flatMap((part) => logsource?.[part] ?? []).join(' / ')

/** The log source as a facet; for a rule that has none, its kind. */
export const logsourceOf = ({ logsource, kind }: Pick<RulePage, 'logsource' | 'kind'>): string =>
  logsource === null ? (kind === 'broken' ? 'has errors' : kind) : logsourceText(logsource)
