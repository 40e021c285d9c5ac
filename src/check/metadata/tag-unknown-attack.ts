import { attackVersion, replaced, techniques } from '../../backend/artifact/attack.generated.js'
import { nearest } from '../../text/suggest.js'
import { defineCheck } from '../check.js'
import { idNumbers } from '../data/attack-ids.generated.js'
import { tacticIdOf, tacticNames } from './attack-tactics.js'
import { replaceText } from './replace-text.js'
import { tagsOf } from './tags-of.js'

export const tagUnknownAttack = defineCheck({
  code: 'tag-unknown-attack',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (tag: string, problem: string) => `\`${tag}\` ${problem}`,
  help: 'write a tactic such as `attack.execution`, or an id such as `attack.t1059.001`',
  why: 'Coverage is measured with the tags. ATT&CK replaces techniques over time, and platforms reject ids that it does not have.',
  wrong: 'title: Whoami Execution\ntags:\n    - attack.t1086',
  right: 'title: Whoami Execution\ntags:\n    - attack.t1059.001',
  checkRule: (context, report) => {
    for (const { namespace, name, tag, scalar } of tagsOf(context)) {
      const found = namespace === 'attack' ? problemOf(name) : undefined
      if (found === undefined) continue
      const { problem, meant, isSame } = found
      const fix = meant === undefined ? undefined : replaceText(context, scalar, `attack.${meant}`)
      report(scalar.span, [tag, problem], {
        ...(meant === undefined
          ? {}
          : { help: isSame ? `write \`attack.${meant}\`` : `did you mean \`attack.${meant}\`?` }),
        fix: fix && { ...fix, keepsMeaning: isSame },
      })
    }
  },
})

interface Problem {
  readonly problem: string
  /** The name that should be written. */
  readonly meant: string | undefined
  /** True if it is certain that the name means the same. */
  readonly isSame: boolean
}

/** Ids of kinds whose lists are not known here: data sources, assets, detections, and techniques of industrial systems. */
const OTHER_IDS = /^(?:(?:ds|a|dc|det|an)\d{4}|t0\d{3}(?:\.\d{3})?)$/

function problemOf(name: string): Problem | undefined {
  if (tacticIdOf(name) !== undefined || OTHER_IDS.test(name)) return undefined
  if (/^t\d{4}(?:\.\d{3})?$/.test(name)) return techniqueProblem(name)
  const [, kind, number] = /^([gsmc])(\d{4})$/.exec(name) ?? []
  if (kind !== undefined) {
    if (hasNumber(kind, Number(number))) return undefined
    return { problem: `is no id of ATT&CK ${attackVersion}`, meant: undefined, isSame: false }
  }
  const id = techniqueNamed(name)
  if (id !== undefined) return { problem: `is the name of the technique ${id.toUpperCase()}`, meant: id, isSame: true }
  return {
    problem: `is neither a tactic nor an id of ATT&CK ${attackVersion}`,
    meant: nearest(name, tacticNames),
    isSame: false,
  }
}

function techniqueProblem(name: string): Problem | undefined {
  const id = name.toUpperCase()
  const successor = Object.hasOwn(replaced, id) ? replaced[id] : undefined
  if (successor !== undefined) {
    const isRevoked = successor !== ''
    const problem = isRevoked ? `has become ${successor} in ATT&CK` : 'is no longer a part of ATT&CK'
    return { problem, meant: isRevoked ? successor.toLowerCase() : undefined, isSame: true }
  }
  if (Object.hasOwn(techniques, id)) return undefined
  return { problem: `is no technique of ATT&CK ${attackVersion}`, meant: undefined, isSame: false }
}

/** Finds the only technique with this name. */
function techniqueNamed(name: string): string | undefined {
  const words = name.replaceAll('-', ' ')
  const ids = Object.entries(techniques).flatMap(([id, { name: full }]) => (full.toLowerCase() === words ? [id] : []))
  return ids.length === 1 ? ids[0]?.toLowerCase() : undefined
}

/** New groups, software and campaigns continue the numbers of the list, which is older than that of techniques. */
const NEW_IDS = 50

/** True if ATT&CK has, had, or may soon have an id with this letter and number. */
function hasNumber(kind: string, number: number): boolean {
  const ranges = Object.hasOwn(idNumbers, kind) ? (idNumbers[kind] ?? []) : []
  return ranges.some(([first, last]) => first <= number && number <= last + NEW_IDS)
}
