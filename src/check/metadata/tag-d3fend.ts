import { tagValue } from './tag-value.js'

/** A tactic, the id of a technique, or the name of an artifact. */
const NAME = /^(?:model|harden|detect|isolate|deceive|evict|restore|d3-[a-z0-9]+|d3f-[a-z0-9]+)$/i

export const tagD3fend = tagValue({
  namespace: 'd3fend',
  isValid: (name) => NAME.test(name),
  expected: 'a tactic, a technique or an artifact of D3FEND',
  help: 'write `d3fend.d3-am` for a technique, `d3fend.d3f-process` for an artifact, or a tactic such as `d3fend.detect`',
  why: 'Tools build the link to the countermeasure from the tag: https://d3fend.mitre.org/.',
  wrong: 'AccessModeling',
  right: 'd3-am',
})
