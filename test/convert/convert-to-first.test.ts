import { describe, expect, test } from 'vitest'
import { eql, esql, kql } from '../../backends/index.js'
import { type ConvertToFirstSettings, convertToFirst, parseRules } from '../../src/index.js'

const ruleOf = (item: string) => {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${item}\n  condition: s\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error(text)
  return document.rule
}

const converted = (item: string, settings: ConvertToFirstSettings = {}) => {
  const { target, fidelity, diagnostics } = convertToFirst(ruleOf(item), [kql, eql, esql], settings)
  return [target, fidelity, ...diagnostics.map(({ message }) => message.split(' ').slice(0, 3).join(' '))]
}

describe('the first of KQL, EQL and ES|QL', () => {
  test('is the first that is exact', () => {
    expect(converted('f: a')).toEqual(['kql', 'exact'])
    expect(converted('f|re: a[a-z]+b')).toEqual(['eql', 'exact'])
    expect(converted('f|fieldref: g')).toEqual(['esql', 'exact'])
  })

  test('is the first with a query if none is exact', () => {
    expect(converted('{f|re: a(?=b), h: a}', { lossy: true }).slice(0, 2)).toEqual(['kql', 'wider'])
  })

  test('is the last with the errors of all if there is no query', () => {
    const errors = ['Elastic KQL cannot', 'Elastic EQL cannot', 'Elastic ES|QL cannot']
    expect(converted('{f|re: a(?=b), h: a}')).toEqual(['esql', 'none', ...errors])
  })

  test('has the options of its target', () => {
    const options = { esql: { from: 'logs-x' }, eql: { category: 'process' } }
    const queryOf = (item: string) => convertToFirst(ruleOf(item), [kql, eql, esql], { options }).query
    expect(queryOf('f|re: a[a-z]+b')).toMatch(/^process where /)
    expect(queryOf('f|fieldref: g')).toMatch(/^FROM logs-x /)
  })

  test('needs a target', () => {
    expect(() => convertToFirst(ruleOf('f: a'), [])).toThrow(TypeError)
  })
})
