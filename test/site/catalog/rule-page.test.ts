import { expect, test } from 'vitest'
import { describeSite, type SitePage } from '../harness/site-browser.js'
import { catalogFolder, OUR_RULE } from './catalog-folder.js'
import { readSeedDocument } from './seed-document.js'

const texts = async ({ page }: SitePage, selector: string): Promise<readonly string[]> =>
  (await page.locator(selector).allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim())

/** The field and kind of each indicator, and its values. */
const indicatorsOf = async ({ page }: SitePage) =>
  page.locator('#indicators tbody').evaluateAll((bodies) =>
    bodies.map((body) => ({
      field: body.querySelector('th')?.textContent ?? '',
      kind: body.querySelector('td code')?.textContent ?? '',
      values: [...body.querySelectorAll('code.s')].map((value) => value.textContent ?? ''),
    })),
  )

describeSite('the page of a rule', catalogFolder, (browser) => {
  const document = readSeedDocument()
  const name = document === undefined ? 'SKIPPED: SIGMACAST_SEEDS names no document' : 'each section and value'

  test.skipIf(document === undefined)(`has what the document about the rule has: ${name}`, async () => {
    if (document === undefined) return
    const site = await browser.newPage()
    await site.open('rules/2d7087d2-716d-11f0-ba3b-723487b9527c.html')
    expect(await texts(site, 'h1')).toEqual([document.title])
    expect(await texts(site, '.lede')).toEqual([document.description])
    const headings = await texts(site, 'h2')
    for (const heading of ['MITRE ATT&CK coverage', 'Rule body', 'Stages and Predicates', 'Indicators']) {
      expect(headings).toContain(heading)
    }
    for (const [tactic, technique] of document.tactics) {
      expect((await texts(site, '#attack tbody th a'))[0]).toBe(tactic)
      expect(await texts(site, '#attack tbody td a')).toEqual([technique])
    }
    const lines = await site.page.locator('#rule-text .l').evaluateAll((all) =>
      all.map((line) => {
        const copy = line.cloneNode(true) as HTMLElement
        for (const note of copy.querySelectorAll('.msg')) note.remove()
        return (copy.textContent ?? '').trim()
      }),
    )
    expect(lines.map((line) => line.replace(/\s+$/, ''))).toEqual(document.body)
    const stages = await texts(site, '#stages h3')
    expect(stages).toEqual([
      'Stage 0: condition',
      ...document.stages.map((stage, index) => `Stage ${index + 1}: ${stage}`),
    ])
    const indicators = await indicatorsOf(site)
    expect(indicators.map(({ field, kind }) => [field, kind])).toEqual(document.indicators)
    expect(document.indicators).toHaveLength(4)
    expect(indicators.flatMap(({ values }) => values)).toEqual([
      'Get client by ID',
      'client_secret',
      'critical-client_id-1',
      'critical-client_id-etc',
      'mgmt_api_read',
    ])
    await site.close()
  })

  test('lists the four indicators of our rule with their values', async () => {
    const site = await browser.newPage()
    await site.open(OUR_RULE)
    expect(await indicatorsOf(site)).toEqual([
      { field: 'data.description', kind: 'eq', values: ['Get client by ID'] },
      { field: 'data.details.accessedSecrets{}', kind: 'eq', values: ['client_secret'] },
      {
        field: 'data.details.response.body.client_id',
        kind: 'eq',
        values: ['critical-client-id-1', 'critical-client-id-2'],
      },
      { field: 'data.type', kind: 'eq', values: ['mgmt_api_read'] },
    ])
    await site.close()
  })

  test('no line of a query begins with a comma, at any width', async () => {
    const site = await browser.newPage()
    await site.open(OUR_RULE)
    const commas = site.page.locator('#queries .code span').filter({ hasText: /^,/ })
    const isAtStart = (all: Element[]): boolean[] =>
      all.map((comma) => {
        const [before, after] = [comma.previousElementSibling, comma].map((one) => one?.getClientRects()[0])
        return before === undefined || after === undefined || after.left < before.right - 1
      })
    for (let width = 440; width < 620; width += 4) {
      await site.page.setViewportSize({ width, height: 900 })
      expect([width, new Set(await commas.evaluateAll(isAtStart))]).toEqual([width, new Set([false])])
    }
    await site.close()
  })

  test('copies the exact text of a query', async () => {
    const site = await browser.newPage()
    await site.open(OUR_RULE)
    const expected = await site.page.locator('#query-splunk-text').textContent()
    await site.page.locator('#query-splunk .copy').click()
    await expect.poll(() => site.page.evaluate(() => navigator.clipboard.readText())).toBe(expected)
    await site.close()
  })

  test('a copy button shows what it did, also to screen readers, and gets its label back', async () => {
    const site = await browser.newPage()
    await site.page.clock.install()
    await site.open(OUR_RULE)
    const button = site.page.locator('#query-splunk .copy')
    for (let press = 0; press < 2; press++) {
      await button.click()
      await expect.poll(() => button.textContent()).toBe('Copied')
      await expect.poll(() => site.page.getByRole('status').allTextContents()).toEqual(['Copied'])
    }
    await site.page.clock.runFor(10_000)
    expect(await button.textContent()).toBe('Copy')
    expect(await site.page.getByRole('status').allTextContents()).toEqual([''])
    await site.close()
  })

  test('marks a value everywhere when its number is pressed with the keyboard', async () => {
    const site = await browser.newPage()
    await site.open(OUR_RULE)
    const button = site.page.locator('#stages button[data-p="1"]')
    await button.focus()
    await site.page.keyboard.press('Enter')
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
    const marked = () =>
      site.page.locator('.p.on').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('data-p')))])
    await expect.poll(marked).toEqual(['1'])
    await site.page.keyboard.press('Enter')
    await expect.poll(marked).toEqual([])
    await site.close()
  })

  test('prints the whole rule, without controls', async () => {
    const site = await browser.newPage()
    await site.open(OUR_RULE)
    const unfolded = await site.page.locator('#rule-text details[open]').count()
    await site.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await site.page.emulateMedia({ media: 'print' })
    expect(
      await site.page
        .locator('#rule-text .l')
        .evaluateAll((all) => all.every((line) => line.getClientRects().length > 0)),
    ).toBe(true)
    const visible = await site.page
      .locator('header.top, button')
      .evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length)
    expect(visible).toBe(0)
    await site.page.emulateMedia({ media: 'screen' })
    await site.page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await site.page.locator('#rule-text details[open]').count()).toBe(unfolded)
    await site.close()
  })
})
