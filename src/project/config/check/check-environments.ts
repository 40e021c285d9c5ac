import { addValue } from '../../../text/add-value.js'
import { nameIdentity } from '../../files/portable-name.js'
import { keySpanAt } from '../read/paths.js'
import { mergeLayers } from '../settings/layers.js'
import { outputLayers } from '../settings/output-layers.js'
import { isCommitted, pathOf } from '../settings/output-place.js'
import { type ConfigContext, keysAt, type Placed, reportAtKey } from './context.js'

/** An environment, and the paths of its committed outputs by what identifies them on every system. */
interface Environment extends Placed<string> {
  readonly paths: ReadonlyMap<string, string>
  /** False if the environment only changes the tests. */
  readonly changesFiles: boolean
}

/**
 * Reports environments that would commit different files to one path: each run would replace the files of the other one.
 * Runs without an environment do not count, since a configuration with environments may never be used without them.
 */
export function checkEnvironments(context: ConfigContext): void {
  const environments = keysAt(context, ['environments']).map((place) => withPaths(place, context))
  const first = new Map<string, Environment>()
  for (const environment of environments) {
    const shared = new Map<Environment, string[]>()
    for (const [identity, path] of environment.paths) {
      const other = first.get(identity)
      if (other === undefined) first.set(identity, environment)
      else addValue(shared, other, path)
    }
    for (const [other, paths] of shared)
      if (environment.changesFiles || other.changesFiles) reportShared(environment, other, paths, context)
  }
}

function reportShared(
  environment: Environment,
  other: Environment,
  paths: readonly string[],
  context: ConfigContext,
): void {
  reportAtKey(context, environment.path, 'same-path-in-environments', [[other.value, environment.value], paths], {
    related: [{ message: `\`${other.value}\` has the same path`, span: keySpanAt(context.root, other.path) }],
  })
}

function withPaths(place: Placed<string>, context: ConfigContext): Environment {
  const paths = keysAt(context, ['outputs']).flatMap(({ value: output }): readonly [string, string][] => {
    const settings = mergeLayers(context.root, outputLayers(output, place.value))
    const path = pathOf(settings)
    return isCommitted(settings) && path !== '' ? [[nameIdentity(path), path]] : []
  })
  const changesFiles = keysAt(context, place.path).some(({ value }) => value !== 'test')
  return { ...place, paths: new Map(paths), changesFiles }
}
