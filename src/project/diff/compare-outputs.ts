import type { ProjectSide, SideArtifact, SideRule } from './project-side.js'
import type { ArtifactFacts, OutputChange } from './rules-diff.js'

/** Returns the changes of a rule's artifacts, by output. An undefined rule has none. */
export function compareOutputs(before: SideRule | undefined, after: SideRule | undefined): readonly OutputChange[] {
  const outputs = new Set([...(after?.artifacts.keys() ?? []), ...(before?.artifacts.keys() ?? [])])
  return [...outputs].flatMap((output) => {
    const [earlier, later] = [before?.artifacts.get(output), after?.artifacts.get(output)]
    const kind = kindOf(earlier, later)
    if (kind === undefined) return []
    return [
      {
        output,
        kind,
        ...(earlier === undefined ? {} : { before: artifactFacts(earlier) }),
        ...(later === undefined ? {} : { after: artifactFacts(later) }),
      },
    ]
  })
}

function kindOf(before: SideArtifact | undefined, after: SideArtifact | undefined): OutputChange['kind'] | undefined {
  if (before === undefined) return 'created'
  if (after === undefined) return 'removed'
  if (before.path !== after.path || before.name?.name !== after.name?.name) return 'renamed'
  return before.text === after.text && before.fidelity === after.fidelity ? undefined : 'updated'
}

const artifactFacts = ({ path, name, target, fidelity, query, text }: SideArtifact): ArtifactFacts => ({
  path,
  name: name?.name ?? null,
  target,
  fidelity,
  query,
  text,
})

/**
 * Returns the files besides its own on which the artifacts of a rule depend and that differ, such as filters. If an output
 * contains the rule on one side only, files count that both sides have.
 */
export function filesBehind(
  [before, after]: Pair<SideRule>,
  [knownBefore, knownAfter]: Pair<Hashes>,
): readonly string[] {
  const isOnBoth = ([output]: readonly [string, unknown]): boolean =>
    before.artifacts.has(output) && after.artifacts.has(output)
  const all = [before, after].flatMap(({ artifacts }) => [...artifacts])
  const shared = new Set(all.filter(isOnBoth).flatMap(([, { inputs }]) => Object.keys(inputs)))
  const files = new Set(all.flatMap(([, { inputs }]) => Object.keys(inputs)))
  files.delete(before.file)
  files.delete(after.file)
  return [...files]
    .filter((file) => knownBefore.get(file) !== knownAfter.get(file))
    .filter((file) => shared.has(file) || (knownBefore.has(file) && knownAfter.has(file)))
    .sort()
}

type Pair<T> = readonly [before: T, after: T]

/** The hashes of files by name. */
export type Hashes = ReadonlyMap<string, string>

/** Returns the hashes of all files that artifacts of a side were made from. */
export const inputsOf = ({ rules }: ProjectSide): Hashes =>
  new Map(
    [...rules.values()].flatMap(({ artifacts }) =>
      [...artifacts.values()].flatMap(({ inputs }) => Object.entries(inputs)),
    ),
  )
