import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutated } from '../../scripts/mutate/mutant.js'
import { mutants } from '../../scripts/mutate/mutants/index.js'
import { sampleOf } from '../../scripts/mutate/sample.js'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test.each(mutants.map((mutant) => [`${mutant.file}: ${mutant.name}`, mutant] as const))('%s applies', (_, mutant) => {
  expect(mutated(mutant, read(mutant.file))).not.toBe(read(mutant.file))
})

test('there are at least 60 faults, and each has its own name', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60)
  const names = mutants.map(({ file, name }) => `${file}: ${name}`)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a fault whose text is no longer in its file is an error', () => {
  const mutant = { name: 'old', file: 'a.ts', from: 'was', to: 'is' }
  expect(() => mutated(mutant, 'is')).toThrow('the mutant “old” is out of date: its text occurs 0 times in a.ts')
  expect(() => mutated(mutant, 'was was')).toThrow('2 times')
})

test('a sample is the same for the same commit', () => {
  expect(sampleOf(mutants, 8, 'abc')).toEqual(sampleOf(mutants, 8, 'abc'))
  expect(sampleOf(mutants, 8, 'abc')).not.toEqual(sampleOf(mutants, 8, 'abd'))
})
