import { slugOf } from '../../backend/artifact/slug.js'
import { idOfVariant } from '../../convert/variants/head-of-variant.js'
import { portablePath } from '../files/portable-name.js'
import { withoutDotSlash } from '../files/without-dot-slash.js'
import type { MadeArtifact } from './convert-accepted.js'
import type { ProjectDocument } from './project-rules.js'
import type { RuleFacts } from './rule-facts.js'

/** The placeholders of paths. */
const PATH_PLACEHOLDERS = ['dir', 'stem', 'id', 'name', 'target', 'product', 'level'] as const

type Placeholder = (typeof PATH_PLACEHOLDERS)[number]

type NamedArtifact = Pick<MadeArtifact, 'target' | 'variant'>

const PATTERN = new RegExp(`\\{(${PATH_PLACEHOLDERS.join('|')})\\}`, 'g')

/**
 * Fills the path of an output for a rule, with names that every system can write. The stem, the id and the name of a
 * variant differ from those of other variants. A value never adds a folder, except `{dir}`. Undefined if the path contains `{id}` and the rule has none.
 */
export function artifactPath(path: string, document: ProjectDocument, artifact: NamedArtifact): string | undefined {
  const values = pathValues(document, artifact)
  let isComplete = true
  const filled = path.replace(PATTERN, (_, name: Placeholder) => {
    const value = values[name]
    if (value === undefined) isComplete = false
    return name === 'dir' ? (value ?? '') : (value ?? '').replace(/[/\\]/g, '-')
  })
  return isComplete ? portablePath(withoutDotSlash(filled.replace(/\/{2,}/g, '/'))) : undefined
}

function pathValues(
  { file, suffix, facts }: ProjectDocument,
  { target, variant }: NamedArtifact,
): Readonly<Record<Placeholder, string | undefined>> {
  const [, dir = '', name = ''] = /^(?:(.*)\/)?([^/]*)$/s.exec(file.input.relative) ?? []
  const stem = `${name.replace(/\.ya?ml$/i, '')}${suffix}`
  const ruleName = facts?.name ?? (slugOf(facts?.title ?? '') || stem)
  return {
    dir,
    stem: variant === null ? stem : `${stem}.${variant}`,
    id: variant === null || facts?.id === undefined ? facts?.id : idOfVariant(facts.id, variant),
    name: variant === null ? ruleName : `${ruleName}-${variant}`,
    target,
    product: productOf(facts),
    level: facts?.level ?? 'none',
  }
}

/** Returns `any` for a rule about the logs of any product, and for a correlation. */
const productOf = (facts: RuleFacts | undefined): string =>
  (facts?.kind === 'detection' ? facts.logsource.product : undefined) ?? 'any'
