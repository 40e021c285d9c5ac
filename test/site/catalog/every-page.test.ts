import { expect, test } from 'vitest'
import { axeViolations, sidewaysScroll } from '../harness/page-checks.js'
import { describeSite, WAYS } from '../harness/site-browser.js'
import { catalogFolder, PAGES } from './catalog-folder.js'

describeSite('every kind of page', catalogFolder, (site) => {
  test.each(PAGES)('%s: axe-core finds nothing in light, dark and narrow', async (_, path) => {
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['light', 360],
      ['dark', 360],
    ] as const) {
      const { page, open, close } = await site.newPage({ colorScheme, width })
      await open(path())
      for (const details of await page.locator('details').all())
        await details.evaluate((element) => element.setAttribute('open', ''))
      expect(await axeViolations(page)).toEqual([])
      await close()
    }
  })

  test.each(PAGES)('%s: nothing scrolls sideways at 360 pixels, also unfolded', async (_, path) => {
    const { page, open, close } = await site.newPage({ width: 360 })
    await open(path())
    expect(await sidewaysScroll(page)).toBe(0)
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''))
    expect(await sidewaysScroll(page)).toBe(0)
    await close()
  })

  test.each(PAGES)('%s: reports no error, and requests nothing from elsewhere', async (_, path) => {
    for (const way of WAYS) {
      const { open, page, foreign, problems, close } = await site.newPage({ way })
      await open(path())
      await page.waitForLoadState('load')
      expect({ way, foreign, problems }).toEqual({ way, foreign: [], problems: [] })
      await close()
    }
  })

  test.each(PAGES)('%s: has one main heading, and headings in order', async (_, path) => {
    const { page, open, close } = await site.newPage()
    await open(path())
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName[1])),
    )
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    await close()
  })

  test.each(PAGES)('%s: has the same text without scripts', async (_, path) => {
    const { page, open, close } = await site.newPage({ javaScript: false })
    await open(path())
    expect(await page.locator('h1').count()).toBe(1)
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(100)
    await close()
  })

  test('every link within the site leads to a page, and to a place in it', async () => {
    const { page, open, close } = await site.newPage()
    const missing: string[] = []
    const targets = new Map<string, Set<string>>()
    for (const [, path] of PAGES) {
      await open(path())
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((a) => a.href),
      )
      for (const link of links) {
        const { origin, pathname, hash } = new URL(link)
        if (origin !== new URL(page.url()).origin) continue
        const known = targets.get(origin + pathname) ?? new Set<string>()
        targets.set(origin + pathname, known.add(decodeURIComponent(hash.slice(1))))
      }
    }
    for (const [address, hashes] of targets) {
      const response = await page.request.get(address)
      if (!response.ok()) missing.push(address)
      const html = address.endsWith('.html') ? await response.text() : ''
      for (const hash of hashes) if (hash !== '' && !html.includes(`id="${hash}"`)) missing.push(`${address}#${hash}`)
    }
    expect(missing).toEqual([])
    await close()
  })
})
