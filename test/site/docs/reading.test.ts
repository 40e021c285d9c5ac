import { expect, test } from 'vitest'
import { focused } from '../harness/page-checks.js'
import { describeSite } from '../harness/site-browser.js'
import { docsFolder } from './docs-folder.js'

describeSite('the documentation', docsFolder, (site) => {
  test('finds sections from the header of any page', async () => {
    const { page, open, close } = await site.newPage()
    await open('docs/findings/dead-value.html')
    await page.keyboard.press('/')
    await expect.poll(() => focused(page)).toBe('input')
    await page.keyboard.type('single-valued')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\.html\?q=single-valued$/)
    await expect.poll(() => page.locator('#count').innerText()).toMatch(/^\d+ sections$/)
    expect(await page.locator('#results mark').first().innerText()).toBe('single-valued')
    await page.locator('#results a').first().click()
    await page.waitForURL(/docs\/[\w-]+\.html#?/)
    await close()
  })

  test('searches while someone types, and says what to do if nothing is found', async () => {
    for (const way of ['http', 'file'] as const) {
      const { page, open, close } = await site.newPage({ way })
      await open('docs/search.html?q=cidr')
      const results = () => page.locator('#results li').count()
      await expect.poll(results).toBeGreaterThan(3)
      await page.fill('#q', 'cidr nowhere-at-all')
      await expect.poll(results).toBe(0)
      expect(await page.locator('#count').innerText()).toContain('Remove one')
      await page.fill('#q', 'residual')
      await expect.poll(() => page.url()).toContain('?q=residual')
      await expect.poll(results).toBe(30)
      await page.click('#more')
      await expect.poll(results).toBeGreaterThan(30)
      await close()
    }
  })

  test('shows search words as text', async () => {
    const { page, open, problems, close } = await site.newPage()
    await open(`docs/search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)
    expect(await page.locator('main img').count()).toBe(0)
    expect(problems).toEqual([])
    await close()
  })

  test('leads from each page to the next one, through all pages', async () => {
    const { page, open, close } = await site.newPage({ javaScript: false })
    await open('docs/index.html')
    const seen = new Set<string>()
    for (let next = page.locator('a[rel=next]'); (await next.count()) > 0 && seen.size < 12; await next.click()) {
      expect(seen.has(page.url())).toBe(false)
      seen.add(page.url())
      next = page.locator('a[rel=next]')
    }
    expect(seen.size).toBe(12)
    await close()
  })

  test('marks the current page, and the page above a page that the navigation does not list', async () => {
    const { page, open, close } = await site.newPage()
    await open('docs/fidelity.html')
    expect(await page.locator('.pages [aria-current]').allInnerTexts()).toEqual(['What a query promises'])
    await open('docs/findings/dead-value.html')
    expect(await page.locator('.pages [aria-current]').allInnerTexts()).toEqual(['Findings'])
    expect(await page.locator('.crumb .up').innerText()).toBe('Findings')
    await close()
  })

  test('opens the example of a rule in the playground', async () => {
    const { page, open, close } = await site.newPage()
    await open('docs/index.html')
    await page.click('text=Open in the playground')
    await page.waitForURL(/playground\/index\.html#v1\./)
    await page.waitForFunction(() => document.body.innerText.includes('Client Secret of a Critical Application'))
    await close()
  })

  test('turns a marked example into a playground', async () => {
    const { page, open, close } = await site.newPage()
    await open('docs/fidelity.html')
    const frame = page.frameLocator('iframe')
    await page.locator('iframe').scrollIntoViewIfNeeded()
    await frame.getByText('powershell.exe').first().waitFor()
    expect(await page.locator('pre[data-playground]').count()).toBe(0)
    await close()
  })

  test('keeps the example as text without scripts', async () => {
    const { page, open, close } = await site.newPage({ javaScript: false })
    await open('docs/fidelity.html')
    expect(await page.locator('pre[data-playground]').innerText()).toContain('Encoded Command of PowerShell')
    await close()
  })

  test('prints the content alone', async () => {
    const { page, open, close } = await site.newPage()
    await open('docs/correlations.html')
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.top', '.pages', '.contents', '.neighbours']) {
      await page.locator(part).waitFor({ state: 'hidden' })
    }
    expect(await page.locator('h1').isVisible()).toBe(true)
    await close()
  })
})
