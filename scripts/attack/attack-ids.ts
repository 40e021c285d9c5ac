/** The parts of a STIX bundle of ATT&CK that are needed here. */
export interface StixBundle {
  readonly objects: readonly StixObject[]
}

interface StixObject {
  readonly type: string
  readonly id?: string
  readonly revoked?: boolean
  readonly x_mitre_deprecated?: boolean
  readonly x_mitre_version?: string
  readonly external_references?: readonly { readonly source_name?: string; readonly external_id?: string }[]
  readonly relationship_type?: string
  readonly source_ref?: string
  readonly target_ref?: string
}

/** The ids of ATT&CK that tags may contain, beside its present techniques. */
export interface AttackIds {
  readonly source: string
  readonly version: string
  /** Techniques that ATT&CK no longer has, with their successors; empty for one that was removed. */
  readonly replaced: Readonly<Record<string, string>>
  /** Ranges of the numbers of ids, by their letter: groups, software, mitigations and campaigns. */
  readonly numbers: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>>
}

/** Selects the ids from a STIX bundle of ATT&CK for Enterprise. */
export function attackIds({ objects }: StixBundle): AttackIds {
  const idOf = new Map(objects.map((object) => [object.id, externalId(object)]))
  const revokedBy = new Map(
    objects
      .filter(({ relationship_type }) => relationship_type === 'revoked-by')
      .map(({ source_ref, target_ref }) => [idOf.get(source_ref), idOf.get(target_ref)]),
  )
  const techniques = objects.filter(({ type }) => type === 'attack-pattern')
  const isGone = (object: StixObject): boolean => object.revoked === true || object.x_mitre_deprecated === true
  const present = new Set(techniques.filter((object) => !isGone(object)).map(externalId))
  const successorOf = (id: string, steps = 9): string => {
    const next = revokedBy.get(id)
    if (next === undefined || steps === 0) return ''
    return present.has(next) ? next : successorOf(next, steps - 1)
  }
  const gone = techniques
    .filter(isGone)
    .map(externalId)
    .filter((id) => !present.has(id))
  return {
    source:
      'MITRE ATT&CK for Enterprise. © The MITRE Corporation. Reproduced and distributed with the permission of The MITRE Corporation.',
    version: objects.find(({ type }) => type === 'x-mitre-collection')?.x_mitre_version ?? '',
    replaced: Object.fromEntries([...new Set(gone)].sort().map((id) => [id, successorOf(id)])),
    numbers: Object.fromEntries(['g', 's', 'm', 'c'].map((kind) => [kind, rangesOf(kind, [...idOf.values()])])),
  }
}

const externalId = ({ external_references }: StixObject): string =>
  external_references?.find(({ source_name }) => source_name === 'mitre-attack')?.external_id ?? ''

/** Returns the ranges of the numbers of ids with a letter. */
function rangesOf(kind: string, ids: readonly string[]): readonly (readonly [number, number])[] {
  const numbers = ids.flatMap((id) => (new RegExp(`^${kind}\\d{4}$`, 'i').test(id) ? [Number(id.slice(1))] : []))
  const ranges: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1 === number) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}
