import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import type { Coverage } from '../../../src/project/coverage/coverage.js'
import type { RulePage } from '../../../src/site/catalog/model/rule-page.js'
import { axeViolations } from '../harness/page-checks.js'
import { describeSite, WAYS } from '../harness/site-browser.js'
import { catalogFolder, rulePages } from './catalog-folder.js'

const json = (path: string) => JSON.parse(readFileSync(join(catalogFolder(), path), 'utf8'))
const coverage = (): Coverage => json('coverage/coverage.json')
/** True if the tags of a rule name a technique or one of its subtechniques. */
const names = (attack: RulePage['attack'], id: string): boolean =>
  attack.some(({ techniques }) => techniques.some((one) => one.id === id || one.id.startsWith(`${id}.`)))
const techniqueOf = (id: string) => coverage().techniques.find((technique) => technique.id === id)

describeSite('the coverage page', catalogFolder, (browser) => {
  test('says the gaps in a sentence, and has every technique of the matrix', async () => {
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    const { techniques, tactics } = coverage()
    const covered = techniques.filter(({ rules }) => rules > 0).length
    expect(await page.locator('.lede').textContent()).toMatch(
      new RegExp(`^${covered} of 222 techniques have at least one rule\\. ${222 - covered} have none, and `),
    )
    const expected = tactics.flatMap((tactic) => tactic.techniques).sort()
    for (const selector of ['.tac li', '.map u']) {
      const ids = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))
      expect(ids.sort()).toEqual(expected)
    }
    await close()
  })

  test('the link of each technique finds its rules, and those that only correlations use', async () => {
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    const entries = page.locator('#TA0006 li:not(.zero)')
    const links = await entries.evaluateAll((all) =>
      all.map((one) => ({
        id: one.getAttribute('data-id') ?? '',
        href: one.querySelector('a')?.getAttribute('href') ?? '',
        rules: Number(one.querySelector('.n')?.textContent),
      })),
    )
    expect(links.length).toBeGreaterThan(2)
    for (const { id, href, rules } of links) {
      await open(`coverage/${href}`)
      const found = async (): Promise<number> => Number((await page.locator('#count').textContent())?.split(' of ')[0])
      const tagged = rulePages().filter(({ kind, attack }) => kind !== 'filter' && names(attack, id)).length
      await expect.poll(async () => ({ id, found: await found() })).toEqual({ id, found: tagged })
      expect(rules).toBeLessThanOrEqual(tagged)
      expect(rules).toBe(techniqueOf(id)?.rules)
    }
    await close()
  })

  test.each(WAYS)('a product, another color and only gaps, opened by %s', async (way) => {
    const { page, open, problems, close } = await browser.newPage({ way })
    await open('coverage/index.html')
    const entry = page.locator('.tac li[data-id=T1110]').first()
    expect(await entry.locator('.n').textContent()).toBe(String(techniqueOf('T1110')?.rules))
    await page.locator('#product').selectOption('aws')
    await expect.poll(() => entry.getAttribute('class')).toBe('zero')
    expect(await page.locator('#gaps-product').textContent()).toBe('aws')
    expect(await page.locator('#gaps a').allTextContents()).toContain('T1110 Brute Force')
    await page.locator('#color').selectOption('level')
    await expect
      .poll(() => page.locator('#legend li').allTextContents())
      .toEqual(['none', 'no level', 'informational', 'low', 'medium', 'high', 'critical'])
    await page.locator('#only-gaps').click()
    await expect.poll(() => page.locator('#only-gaps').getAttribute('aria-pressed')).toBe('true')
    await expect.poll(() => page.locator('.tac li:not(.zero):visible').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.locator('#product').selectOption('')
    await page.locator('#color').selectOption('rules')
    await expect.poll(() => entry.locator('.n').textContent()).toBe(String(techniqueOf('T1110')?.rules))
    expect(problems).toEqual([])
    await close()
  })

  test('shows what its menus say after the way back', async () => {
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    await page.locator('#product').selectOption('aws')
    const entry = page.locator('.tac li[data-id=T1110]').first()
    await expect.poll(() => entry.getAttribute('class')).toBe('zero')
    await open('index.html')
    await page.goBack()
    const isAws = async (): Promise<readonly [product: string, isGap: boolean]> => [
      await page.locator('#product').inputValue(),
      (await entry.getAttribute('class')) === 'zero',
    ]
    await expect.poll(isAws).toEqual(['aws', true])
    await close()
  })

  test('counts the rules about a product with an odd name', async () => {
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    await page.locator('#product').selectOption('__proto__')
    const entry = page.locator('.tac li[data-id=T1078]').first()
    await expect.poll(() => entry.locator('.n').textContent()).toBe('1')
    await close()
  })

  test('lists every technique and subtechnique with rules', async () => {
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    await page.locator('#techniques ~ details summary').click()
    const rows = await page
      .locator('.wide tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.textContent ?? ''].join(' '),
        ),
      )
    const expected = coverage()
      .techniques.flatMap((technique) => [technique, ...technique.subtechniques])
      .filter(({ rules }) => rules > 0)
      .map(({ id, name, rules }) => `${id} ${name} ${rules}`)
    expect(rows).toEqual(expected)
    await close()
  })

  test('the layers beside it are valid by the schema of format 4.5', async () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../coverage/navigator-layer.schema.json', import.meta.url), 'utf8'),
    )
    const isLayer = new Ajv({ allErrors: true }).compile(schema)
    for (const path of ['coverage/navigator-layer.json', 'coverage/navigator-layer-by-level.json']) {
      isLayer(json(path))
      expect(isLayer.errors).toBeNull()
    }
    const { page, open, close } = await browser.newPage()
    await open('coverage/index.html')
    const href = await page.locator('a[download]').getAttribute('href')
    expect(href).toBe('navigator-layer.json')
    await close()
  })
})
