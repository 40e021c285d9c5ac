import { tagValue } from './tag-value.js'

const LEVELS: ReadonlySet<string> = new Set(['red', 'amber', 'amber-strict', 'green', 'clear'])

/** Spellings of other versions of the Traffic Light Protocol. */
const FORMER: Readonly<Record<string, string>> = {
  white: 'clear',
  'amber+strict': 'amber-strict',
  amber_strict: 'amber-strict',
  amberstrict: 'amber-strict',
}

export const tagTlp = tagValue({
  namespace: 'tlp',
  isValid: (name) => LEVELS.has(name),
  correct: (name) => (Object.hasOwn(FORMER, name) ? FORMER[name] : undefined),
  expected: 'a level of the Traffic Light Protocol 2.0',
  help: 'write one of `tlp.red`, `tlp.amber`, `tlp.amber-strict`, `tlp.green` and `tlp.clear`',
  why: 'The level decides with whom a rule may be shared. Version 2.0 of the protocol calls the level `white` `clear`: https://www.first.org/tlp/.',
  wrong: 'white',
  right: 'clear',
})
