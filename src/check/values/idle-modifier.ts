import { hasCase } from '../../ir/pattern.js'
import { hasOptionDash } from '../../lower/modifiers/windash.js'
import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

export const idleModifier = defineCheck({
  code: 'idle-modifier',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (modifier: string, because: string, _key: string) => `\`${modifier}\` has no effect: ${because}`,
  help: (_modifier, _because, key) => `write \`${key}\`, or correct the value`,
  why: 'A reader expects that the modifier changes what the item matches. Often another modifier or another value was meant.',
  wrong: `
selection:
  CommandLine|windash|contains: 'encodedcommand'
`,
  right: `
selection:
  CommandLine|contains: 'encodedcommand'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      const { entry, field, modifiers } = item
      const idle = idleIn(item)
      if (idle === undefined) continue
      const key = [field, ...modifiers.filter((name) => name !== idle.modifier)].join('|')
      report(entry.key.span, [idle.modifier, idle.because, key], {
        fix: fixOf(replaceHere(context, entry.key, key)),
      })
    }
  },
})

interface Idle {
  readonly modifier: string
  readonly because: string
}

/** Returns the first modifier of an item without an effect. */
function idleIn({ modifiers, values }: WrittenItem): Idle | undefined {
  const has = (name: string): boolean => modifiers.includes(name)
  const position = ['startswith', 'endswith'].find(has)
  if (position !== undefined && has('contains'))
    return { modifier: position, because: '`contains` already allows any text on both sides' }
  if (values.length === 0 || has('expand') || values.some(({ type }) => type !== 'text')) return undefined
  const texts = values.map(({ text }) => text)
  if (has('windash') && !texts.some(hasOptionDash))
    return { modifier: 'windash', because: 'no dash or slash begins an option here' }
  if (has('cased') && !texts.some(hasCase)) return { modifier: 'cased', because: 'the text has no letters' }
  return undefined
}
