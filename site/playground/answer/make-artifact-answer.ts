import { loadFormat } from '../../../src/backend/format.js'
import { makeArtifact } from '../../../src/convert/make-artifact.js'
import type { Input } from '../input/input.js'
import type { ArtifactAnswer } from './answer.js'
import type { ConvertedTarget, ConvertibleRule } from './convert-targets.js'
import { remarksOf } from './remarks.js'
import type { Sources } from './sources.js'
import { targetOptions } from './target-options.js'

/** Makes the artifact of the selected format, which is loaded when it is first used. The remarks are those that the conversion does not have. */
export async function artifactAnswer(
  rule: ConvertibleRule,
  { backend, settings, trace }: ConvertedTarget,
  input: Input,
  sources: Sources,
): Promise<ArtifactAnswer> {
  const { format, formatOptions, texts, problems } = targetOptions(backend, input)
  const { text, diagnostics } = makeArtifact(rule, backend, await loadFormat(format), { ...settings, formatOptions })
  const known = new Set(trace.conversion.diagnostics.map(({ code, span }) => `${code} ${span.start}`))
  return {
    target: backend.name,
    format: format.name,
    text,
    remarks: remarksOf(
      diagnostics.filter(({ code, span }) => !known.has(`${code} ${span.start}`)),
      sources,
    ),
    options: texts,
    problems,
  }
}
