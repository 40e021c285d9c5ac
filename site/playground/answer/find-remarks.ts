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
      yield sorted(remarksOfFiles(rules, [...findings, ...own], texts))
      return
    }
    const checked = new Map<ReadFile, readonly Finding[]>()
    for (const [at, file] of rules.entries()) {
      checked.set(file, last.get(file) ?? (hasText(file) ? checkRules([file.source], settings) : []))
      if (at % FILES_AT_ONCE === FILES_AT_ONCE - 1)
        yield sorted(remarksOfFiles(rules, [...checked.values()].flat(), texts))
    }
    last = checked
    yield sorted(remarksOfFiles(rules, [...[...checked.values()].flat(), ...own], texts))
  }
}

const hasText = ({ source }: ReadFile): boolean => source.text.trim() !== ''

/** Findings point into sources with the texts of the files; equal texts of a check are equal sources. */
const remarksOfFiles = (_: readonly ReadFile[], findings: readonly Finding[], { sources }: Texts): readonly Remark[] =>
  remarksOf(findings, sources)

const sorted = (remarks: readonly Remark[]): readonly Remark[] =>
  remarks.toSorted((a, b) => a.place.text.localeCompare(b.place.text) || a.place.from - b.place.from)
