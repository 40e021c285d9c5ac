import { expect, test } from 'vitest'
import { axeViolations, oddLinks, sidewaysScroll } from '../harness/page-checks.js'
import { describeSite, WAYS } from '../harness/site-browser.js'
import { docsFolder, PAGES } from './docs-folder.js'

describeSite('every kind of page of the documentation', docsFolder, (site) => {
  test.each(PAGES)('%s: axe-core finds nothing in light, dark and narrow', async (path) => {
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['light', 360],
    ] as const) {
      const { page, open, close } = await site.newPage({ colorScheme, width })
      await open(path)
      expect(await axeViolations(page)).toEqual([])
      await close()
    }
  })

  test.each(PAGES)('%s: nothing scrolls sideways at 360 pixels', async (path) => {
    const { page, open, close } = await site.newPage({ width: 360 })
    await open(path)
    expect(await sidewaysScroll(page)).toBe(0)
    await close()
  })

  test.each(PAGES)('%s: reports no error, and requests nothing from elsewhere', async (path) => {
    for (const way of WAYS) {
      const { open, page, foreign, problems, close } = await site.newPage({ way })
      await open(path)
      await page.waitForLoadState('load')
      const isEmbedded = (await page.locator('iframe').count()) > 0
      // From disk, a browser loads no modules, so an embedded playground shows its example only.
      const own = way === 'file' && isEmbedded ? [] : problems
      expect({ way, foreign, problems: own }).toEqual({ way, foreign: [], problems: [] })
      expect(await oddLinks(page)).toEqual([])
      await close()
    }
  })

  test.each(PAGES)('%s: has one main heading, and headings in order', async (path) => {
    const { page, open, close } = await site.newPage()
    await open(path)
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(({ tagName }) => Number(tagName[1])),
    )
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    await close()
  })
})
