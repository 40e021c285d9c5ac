import type { SideArtifact, SideRule } from './project-side.js'
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

/** Returns the files besides its own on which the artifacts of a rule depend and that differ, such as filters. */
export function filesBehind(before: SideRule, after: SideRule): readonly string[] {
  const [earlier, later] = [inputsOf(before), inputsOf(after)]
  const files = new Set([...earlier.keys(), ...later.keys()])
  files.delete(before.file)
  files.delete(after.file)
  return [...files].filter((file) => earlier.get(file) !== later.get(file)).sort()
}

/** Returns the hashes of the inputs of all artifacts by file. */
const inputsOf = ({ artifacts }: SideRule): ReadonlyMap<string, string> =>
  new Map([...artifacts.values()].flatMap(({ inputs }) => Object.entries(inputs)))
