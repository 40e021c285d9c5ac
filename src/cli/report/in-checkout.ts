import { posix, relative } from 'node:path'
import { STDIN_NAME } from '../../project/files/inputs.js'
import type { Io } from '../../project/files/io.js'
import { withSlashes } from '../../project/files/with-slashes.js'
import type { PlainOutcome, Reporter } from './reporter.js'

/**
 * Returns a function that makes the paths of an outcome relative to the root of the checkout. Paths stay relative to the
 * working directory if the reporter does not read the checkout, or if CI names no root above the working directory.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function inCheckout(
  { readsCheckout }: Reporter,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): (outcome: PlainOutcome) => PlainOutcome {
  const root = env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR
  const below = readsCheckout === true && root !== undefined ? relative(root, cwd) : ''
  // The path is absolute on another drive of Windows.
  if (below === '' || /^\.\.(?:$|[\\/])|^[a-z]:/i.test(below)) return (outcome) => outcome
  const folder = withSlashes(below)
  const moved = <Place extends { readonly file: string }>(place: Place): Place =>
    place.file === STDIN_NAME ? place : { ...place, file: posix.join(folder, place.file) }
  return (outcome) => ({
    ...moved(outcome),
    entries: outcome.entries.map((entry) => ({ ...moved(entry), related: entry.related.map(moved) })),
  })
}
