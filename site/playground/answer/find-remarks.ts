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
 * time. It yields the remarks so far each time that some more files are done. A caller that stops in between loses
 * nothing: the files that are done stay known.
 *
 * @param today the current day, in the form YYYY-MM-DD, for checks of dates
 */
export function openChecker(targets: Targets, today: string): FindRemarks {
  const settings = { targets, today }
  const known = new WeakMap<ReadFile, readonly Finding[]>()
  let whole: { readonly files: readonly ReadFile[]; readonly findings: readonly Finding[] } | undefined
  return async function* (texts, own) {
    const { checkRules } = await import('../../../src/check/check-rules.js')
    const check = (files: readonly ReadFile[]): readonly Finding[] =>
      checkRules(
        files.filter(hasText).map(({ source }) => source),
        settings,
      )
    const { files } = texts
    if (files.length <= FEW_FILES) {
      if (whole === undefined || !isSame(whole.files, files)) whole = { files, findings: check(files) }
      yield listed([...own, ...whole.findings], texts)
      return
    }
    const findings: Finding[] = [...own]
    for (const [at, file] of files.entries()) {
      const ofFile = known.get(file) ?? check([file])
      known.set(file, ofFile)
      findings.push(...ofFile)
      if (at % FILES_AT_ONCE === FILES_AT_ONCE - 1) yield listed(findings, texts)
    }
    yield listed(findings, texts)
  }
}

/** So many files are checked together, so that findings about several rules are found. */
const FEW_FILES = 2

const isSame = (some: readonly ReadFile[], others: readonly ReadFile[]): boolean =>
  some.length === others.length && some.every((file, at) => file === others[at])

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
