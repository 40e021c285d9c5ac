import { expect, test } from 'vitest'
import { coverageFiles, coveragePaths } from '../../src/site/coverage/coverage-files.js'
import { renderPage } from '../../src/site/shell/render-page.js'
import type { Site } from '../../src/site/shell/site.js'
import { coverageRule } from '../coverage/coverage-rule.js'

const site: Site = { name: 'sigmacast', home: 'index.html', places: [], note: '', footer: [] }
const paths = {
  techniques: (ids: readonly string[]) => `index.html?${ids.map((id) => `technique=${id}`).join('&')}`,
  product: (name: string) => `index.html?product=${encodeURIComponent(name)}`,
}
const htmlOf = (...rules: readonly ReturnType<typeof coverageRule>[]): string =>
  renderPage(site, coverageFiles({ rules, columns: [{ name: 'one', title: 'One' }], paths }).page)

test('says the gaps in a sentence', () => {
  expect(htmlOf(coverageRule(['attack.t1110']))).toContain(
    '<p class="lede">1 of 222 techniques have at least one rule. 221 have none, and 1 rests on a single rule.</p>',
  )
})

test('a set without rules has a page that says what to do', () => {
  const html = htmlOf()
  expect(html).toContain('0 of 222 techniques have at least one rule.')
  expect(html).toContain('Add a tag such as attack.t1059 to a rule.')
  expect(html).not.toContain('NaN')
})

test('links a technique to the rules that count for it, also those with a former id', () => {
  const html = htmlOf(coverageRule(['attack.t1562.001']))
  expect(html).toContain('href="../index.html?technique=T1685&amp;technique=T1562.001"')
  expect(html).toContain('now T1685 Disable or Modify Tools, where its rules count')
})

test('escapes every text of a rule', () => {
  const text = '"><script>alert(1)</script>'
  const html = htmlOf(coverageRule([`attack.${text}`, 'attack.t1110'], { logsources: [{ product: text }] }))
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('&quot;>&lt;script>alert(1)')
})

test('the data of the script are a script, also with names that JavaScript knows', () => {
  const rule = coverageRule(['attack.t1110'], { logsources: [{ product: '__proto__' }] })
  const script = coverageFiles({ rules: [rule], columns: [], paths }).files.get(coveragePaths.data) ?? ''
  const self: { coverageData?: { techniques: Record<string, { products: object }> } } = {}
  new Function('self', script)(self)
  expect(Object.keys(self.coverageData?.techniques.T1110?.products ?? {})).toEqual(['__proto__'])
})
