import { techniques } from '../../backend/artifact/attack.generated.js'
import { inBackQuotes, wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { appendTag } from './append-tag.js'
import { tacticIdOf, tacticTag } from './attack-tactics.js'
import { tagsOf } from './tags-of.js'

export const tagMissingTactic = defineCheck({
  code: 'tag-missing-tactic',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (technique: string, tactics: readonly string[]) =>
    `\`${technique}\` belongs to ${wordList(inBackQuotes(tactics), 'or')}, and the rule has no such tag`,
  help: (_, tactics) =>
    tactics.length === 1 ? `add the tag \`${tactics[0]}\`` : 'add the tag of the tactic that is meant',
  why: 'Coverage is measured by tactic. A technique can serve several, so tools cannot add the tag by themselves.',
  wrong: 'title: Whoami Execution\ntags:\n    - attack.t1033',
  right: 'title: Whoami Execution\ntags:\n    - attack.t1033\n    - attack.discovery',
  checkRule: (context, report) => {
    const tags = tagsOf(context).filter(({ namespace }) => namespace === 'attack')
    const served = new Set(tags.flatMap(({ name }) => tacticIdOf(name) ?? []))
    // Version 19 split Defense Evasion. Its tag stands for both parts.
    if (served.has('TA0005')) served.add('TA0112')
    for (const { tag, name, scalar } of tags) {
      const id = name.toUpperCase()
      const tactics = Object.hasOwn(techniques, id) ? (techniques[id]?.tactics ?? []) : []
      if (tactics.length === 0 || tactics.some((tactic) => served.has(tactic))) continue
      const [first, ...others] = tactics.map(tacticTag)
      const fix = first !== undefined && others.length === 0 ? appendTag(context, first) : undefined
      report(scalar.span, [tag, tactics.map(tacticTag)], { fix })
    }
  },
})
