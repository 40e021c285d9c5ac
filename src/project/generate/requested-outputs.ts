import { didYouMean } from '../../text/suggest.js'
import type { Output, Project } from '../config/project.js'
import { usageError } from '../files/usage-error.js'

/** Returns the outputs with these names, or all. Throws a usage error for an unknown one. */
export function requestedOutputs({ outputs }: Project, names: readonly string[]): readonly Output[] {
  const known = outputs.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const help = didYouMean(unknown, known) ?? `the outputs are ${known.join(', ')}`
    throw usageError(`there is no output \`${unknown}\``, help)
  }
  return names.length === 0 ? outputs : outputs.filter(({ name }) => names.includes(name))
}
