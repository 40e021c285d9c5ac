import { tagValue } from './tag-value.js'

export const tagStp = tagValue({
  namespace: 'stp',
  isValid: (name) => /^[1-5][auk]?$/.test(name),
  expected: 'a score of Summiting the Pyramid',
  help: 'write `stp.`, a digit from 1 to 5, and optionally `a`, `u` or `k`, such as `stp.3k`',
  why: 'The score says how hard it is to evade the rule: the robustness of its logic, and where its events come from.',
  wrong: '7',
  right: '3k',
})
