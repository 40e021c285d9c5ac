import type { Io } from '../../../project/files/io.js'
import type { ConvertedRule } from '../../../project/workspace/convert-file.js'
import { printable } from '../../../text/control-characters.js'
import { colorsFor } from '../../terminal/colors.js'

/**
 * Writes the artifacts of a rule to stdout as in a file. On a terminal, each has a title if the run has several
 * results. `isFirst` is true for the first artifacts of the run.
 */
export function printArtifacts(
  { input, document, results, isChosen }: ConvertedRule,
  hasSeveralResults: boolean,
  isFirst: boolean,
  io: Io,
): void {
  const { stdout } = io
  let after = isFirst ? '' : '\n'
  for (const { backend, format, artifact, variant } of results) {
    if (artifact === null) continue
    if (!stdout.isTTY) stdout.write(`${format.layout === 'blocks' ? after : ''}${artifact}\n`)
    else if (!hasSeveralResults) stdout.write(`${escapeControls(artifact)}\n`)
    else {
      const { dim } = colorsFor(stdout, io.env)
      const title = printable(document.identity.title ?? input.name)
      const names = [...(results.length > 1 || isChosen ? [backend.name] : []), ...(variant === null ? [] : [variant])]
      const about = names.length === 0 ? '' : ` (${names.join(', ')})`
      stdout.write(`${dim(`# ${title}${about}`)}\n${escapeControls(artifact)}\n\n`)
    }
    after = '\n'
  }
}

/** Escapes text for a terminal, so that a rule cannot control it. */
const escapeControls = (text: string): string => text.split('\n').map(printable).join('\n')
