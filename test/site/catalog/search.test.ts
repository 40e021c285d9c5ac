import { expect, test } from 'vitest'
import { focused } from '../harness/page-checks.js'
import { describeSite, type SitePage, WAYS } from '../harness/site-browser.js'
import { catalogFolder, rulePages } from './catalog-folder.js'

const titles = ({ page }: SitePage): Promise<readonly string[]> => page.locator('.list tbody tr .t a').allTextContents()
const count = async ({ page }: SitePage): Promise<string> => (await page.locator('#count').textContent()) ?? ''

const search = ({ page }: SitePage, text: string): Promise<void> => page.locator('#q').fill(text)

const product = (name: string) => rulePages().filter(({ logsource }) => logsource?.product === name)

describeSite('search', catalogFolder, (browser) => {
  test.each(WAYS)('finds a rule by its title, a value, a field and a technique, opened by %s', async (way) => {
    const site = await browser.newPage({ way })
    await site.open('index.html')
    for (const text of [
      'critical application',
      '"Get client by ID"',
      'field:data.type client_secret',
      'technique:T1528 auth0',
    ]) {
      await search(site, text)
      // The values of rules are loaded with the first search for one.
      await expect.poll(() => titles(site)).toContain('Auth0 Client Secret of a Critical Application Read')
    }
    await site.close()
  })

  test('ignores letter case, and needs every word', async () => {
    const site = await browser.newPage()
    await site.open('index.html')
    await search(site, 'CRITICAL application SECRET')
    await expect.poll(() => titles(site)).toContain('Auth0 Client Secret of a Critical Application Read')
    await search(site, 'critical application xyzzy')
    await expect.poll(() => titles(site)).toEqual([])
    await site.page.locator('#empty').waitFor()
    await site.close()
  })

  test.each(WAYS)('facets narrow the list, and the address keeps them, opened by %s', async (way) => {
    const site = await browser.newPage({ way })
    await site.open('index.html')
    await site.page.locator('input[name=product][value=okta]').check()
    const okta = product('okta').length
    await expect.poll(() => count(site)).toContain(`${okta} of `)
    await expect.poll(() => new URL(site.page.url()).search).toBe('?product=okta')
    await site.page.locator('input[name=product][value=auth0]').check()
    await expect.poll(() => count(site)).toContain(`${okta + product('auth0').length} of `)
    await site.page.locator('input[name=level][value=high]').check()
    const high = [...product('okta'), ...product('auth0')].filter(({ level }) => level === 'high').length
    await expect.poll(() => count(site)).toContain(`${high} of `)
    const shown = await titles(site)
    await expect.poll(() => new URL(site.page.url()).search).toMatch(/&level=high$/)
    await site.open(`index.html${new URL(site.page.url()).search}`)
    await expect.poll(() => titles(site)).toEqual(shown)
    expect(await site.page.locator('input[name=product][value=okta]').isChecked()).toBe(true)
    await site.close()
  })

  test('a verdict of a target is a facet', async () => {
    const site = await browser.newPage()
    await site.open('index.html')
    const button = site.page.locator('[data-verdict="kql:wider"]')
    const expected = rulePages().filter(({ queries }) =>
      queries.some((one) => one.column === 'kql' && one.verdict === 'wider'),
    )
    await button.click()
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
    await expect.poll(() => count(site)).toContain(`${expected.length} of `)
    await site.close()
  })

  test('`/` moves to the search field, except while typing', async () => {
    const site = await browser.newPage()
    for (const [path, field] of [
      ['index.html', 'input#q'],
      ['coverage/index.html', 'input'],
    ] as const) {
      await site.open(path)
      await site.page.keyboard.press('/')
      await expect.poll(() => focused(site.page)).toBe(field)
      await site.page.keyboard.type('a/b')
      await expect.poll(() => site.page.locator(':focus').inputValue()).toBe('a/b')
    }
    await site.close()
  })

  test('the search field of another page leads to the results', async () => {
    const site = await browser.newPage()
    await site.open('coverage/index.html')
    await site.page.keyboard.press('/')
    await site.page.keyboard.type('okta')
    await site.page.keyboard.press('Enter')
    await site.page.waitForURL(/index\.html\?q=okta/)
    await expect.poll(async () => (await titles(site)).length).toBeGreaterThan(0)
    expect(await site.page.locator('#q').inputValue()).toBe('okta')
    await site.close()
  })
})
