import type { Attack, TacticUse, TechniqueUse } from '../../../src/backend/artifact/attack.js'
import type { JsonObject } from './json.js'

/** The key `threat` of a rule: one entry per tactic, with its techniques. */
export const threatOf = ({ tactics }: Attack): readonly JsonObject[] =>
  tactics.map(({ techniques, ...tactic }) => ({
    framework: 'MITRE ATT&CK',
    tactic: { ...named(tactic), reference: `https://attack.mitre.org/tactics/${tactic.id}/` },
    ...(techniques.length === 0 ? {} : { technique: techniques.map(techniqueOf) }),
  }))

const techniqueOf = ({ subtechniques, ...technique }: TechniqueUse): JsonObject => ({
  ...withReference(technique),
  ...(subtechniques.length === 0 ? {} : { subtechnique: subtechniques.map(withReference) }),
})

const named = ({ id, name }: Pick<TacticUse, 'id' | 'name'>): { readonly id: string; readonly name: string } => ({
  id,
  name,
})

const withReference = (technique: { readonly id: string; readonly name: string }): JsonObject => ({
  ...named(technique),
  reference: `https://attack.mitre.org/techniques/${technique.id.replace('.', '/')}/`,
})
