import type { Targets } from '../../../src/backend/targets.js'
import type { Finding } from '../../../src/check/finding.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import type { Remark } from './answer.js'
import type { ReadFile, Texts } from './read-texts.js'
import { remarksOf } from './remarks.js'

export type FindRemarks = (texts: Texts, own: readonly Diagnostic[]) => AsyncGenerator<readonly Remark[]>

/** The number of files that are checked before the remarks so far are shown. */
const FILES_AT_ONCE = 20

/**
 * Returns a function that checks the texts of an input, and that checks again only the files that differ from the last
 * time. It yields the remarks so far each time that some more files are done.
 *
 * @param today the current day, in the form YYYY-MM-DD, for checks of dates
 */
export function openChecker(targets: Targets, today: string): FindRemarks {
  let last = new Map<ReadFile, readonly Finding[]>()
  let whole: { readonly files: readonly ReadFile[]; readonly findings: readonly Finding[] } | undefined
  return async function* (texts, own) {
    const { checkRules } = await import('../../../src/check/check-rules.js')
    const settings = { targets, today }
    const rules = texts.files
    if (rules.length <= 2) {
      // Few files are checked together, so that findings about several rules are found.
      const isSame = whole?.files.length === rules.length && whole.files.every((file, at) => file === rules[at])
      const findings = isSame
        ? (whole?.findings ?? [])
        : checkRules(
            rules.filter(hasText).map(({ source }) => source),
            settings,
          )
      whole = { files: rules, findings }
      yield listed([...own, ...findings], texts)
      return
    }
    const checked = new Map<ReadFile, readonly Finding[]>()
    for (const [at, file] of rules.entries()) {
      checked.set(file, last.get(file) ?? (hasText(file) ? checkRules([file.source], settings) : []))
      if (at % FILES_AT_ONCE === FILES_AT_ONCE - 1) yield listed([...checked.values()].flat(), texts)
    }
    last = checked
    yield listed([...own, ...[...checked.values()].flat()], texts)
  }
}

const hasText = ({ source }: ReadFile): boolean => source.text.trim() !== ''

/** Returns findings as data, by place. Those that several stages report are listed once. */
const listed = (findings: readonly Finding[], { sources }: Texts): readonly Remark[] => [
  ...new Map(
    sorted(remarksOf(findings, sources)).map((remark) => [
      `${remark.place.text} ${remark.place.from} ${remark.code} ${remark.message}`,
      remark,
    ]),
  ).values(),
]

const sorted = (remarks: readonly Remark[]): readonly Remark[] =>
  remarks.toSorted((a, b) => a.place.text.localeCompare(b.place.text) || a.place.from - b.place.from)
