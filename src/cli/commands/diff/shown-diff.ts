import type { ArtifactFacts, OutputChange, RuleChange, RulesDiff } from '../../../project/diff/rules-diff.js'
import type { ShownFiles } from '../../report/shown-files.js'

/** Returns a difference with the shown names of its files. */
export const shownDiff = (diff: RulesDiff, shown: ShownFiles): RulesDiff => ({
  ...diff,
  rules: diff.rules.map((rule) => shownRule(rule, shown)),
  diagnostics: diff.diagnostics.map(shown.entry),
})

const shownRule = ({ previousFile, ...rule }: RuleChange, shown: ShownFiles): RuleChange => ({
  ...rule,
  file: shown.path(rule.file),
  ...(previousFile === undefined ? {} : { previousFile: shown.path(previousFile) }),
  because: rule.because.map(shown.name),
  outputs: rule.outputs.map((output) => shownOutput(output, shown)),
})

const shownOutput = ({ before, after, ...change }: OutputChange, shown: ShownFiles): OutputChange => ({
  ...change,
  ...(before === undefined ? {} : { before: shownArtifact(before, shown) }),
  ...(after === undefined ? {} : { after: shownArtifact(after, shown) }),
})

const shownArtifact = (artifact: ArtifactFacts, shown: ShownFiles): ArtifactFacts => ({
  ...artifact,
  path: shown.path(artifact.path),
})
