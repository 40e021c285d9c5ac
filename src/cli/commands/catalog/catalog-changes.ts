import type { Targets } from '../../../backend/targets.js'
import { diffRules } from '../../../project/diff/diff-rules.js'
import type { RuleChange } from '../../../project/diff/rules-diff.js'
import type { Io } from '../../../project/files/io.js'
import type { CatalogModel } from '../../../site/catalog/model/make-catalog-model.js'
import type { CatalogChanges } from '../../../site/catalog/pages/changes-page.js'
import { inBackQuotes } from '../../../text/word-list.js'
import type { OpenedProject } from '../../inputs/open-project.js'
import { reportDiagnostics } from '../../report/run-report.js'
import { countWords, metadataWords, outputWords } from '../diff/change-words.js'
import { coveringWords, ruleMeaningWords } from '../diff/meaning-words.js'

/** Compares a project with a revision, and describes the changes of its rules. Reports errors of rules. */
export async function catalogChanges(
  { project, shown }: Pick<OpenedProject, 'project' | 'shown'>,
  against: string,
  { pages }: CatalogModel,
  targets: Targets,
  io: Io,
): Promise<CatalogChanges> {
  const diff = await diffRules(project, { io, targets, against })
  reportDiagnostics(diff.diagnostics.map(shown.entry), io)
  const paths = new Map(pages.flatMap(({ id, path }) => (id === null ? [] : [[id.toLowerCase(), path] as const])))
  const pathOf = ({ id, file, title }: RuleChange): string | undefined =>
    paths.get(id?.toLowerCase() ?? '') ?? pages.find((page) => page.body.file === file && page.title === title)?.path
  return {
    against,
    commit: diff.commit,
    summary: countWords(diff.rules),
    rules: diff.rules.map((change) => {
      const path = change.kind === 'removed' ? undefined : pathOf(change)
      const { kind, title, file } = change
      return { kind, title, file, link: path === undefined ? null : { title, path }, changes: sentencesOf(change) }
    }),
  }
}

/** Describes each change of a rule in one phrase. */
function sentencesOf(change: RuleChange): readonly string[] {
  const { kind, coveredBy, previousFile, metadata, because, outputs } = change
  const meaning = ruleMeaningWords(change)
  return [
    ...(meaning === undefined ? [] : [meaning]),
    ...(kind === 'removed' ? [coveringWords(coveredBy, (title) => `"${title}"`)] : []),
    ...(previousFile === undefined ? [] : [`moved from \`${previousFile}\``]),
    ...(metadata.length === 0 ? [] : [metadataWords(metadata)]),
    ...(because.length === 0 ? [] : [`because of ${inBackQuotes(because).join(', ')}`]),
    ...outputs.map((output) => `\`${output.output}\`: ${outputWords(output)}`),
  ]
}
