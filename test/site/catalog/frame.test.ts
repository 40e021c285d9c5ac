import { expect, test } from 'vitest'
import { focused } from '../harness/page-checks.js'
import { describeSite, WAYS } from '../harness/site-browser.js'
import { catalogFolder, OUR_RULE, PAGES } from './catalog-folder.js'

const background = (): string => getComputedStyle(document.body).backgroundColor

describeSite('the frame of pages', catalogFolder, (browser) => {
  test.each(WAYS)('the button changes the color theme, which the next page keeps, opened by %s', async (way) => {
    const { page, open, problems, close } = await browser.newPage({ way })
    await open('index.html')
    const button = page.locator('button.theme')
    const [light, shown] = [await page.evaluate(background), [await button.textContent()]]
    for (let press = 0; press < 2; press++) {
      await button.click()
      shown.push(await button.textContent())
    }
    expect(shown).toEqual(['Auto', 'Light', 'Dark'])
    await expect.poll(() => page.evaluate(background)).not.toBe(light)
    const dark = await page.evaluate(background)
    // A page from disk may be opened before the browser has kept the choice.
    await expect.poll(() => open(OUR_RULE).then(() => page.evaluate(background))).toBe(dark)
    await page.locator('button.theme').click()
    await expect.poll(() => page.evaluate(background)).toBe(light)
    expect(problems).toEqual([])
    await close()
  })

  test('follows the color scheme of the system', async () => {
    const colors = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, open, close } = await browser.newPage({ colorScheme })
      await open('index.html')
      colors.push(await page.evaluate(background))
      await close()
    }
    expect(new Set(colors).size).toBe(2)
  })

  test.each(PAGES)('%s: the first Tab shows a link to the content, and every stop is visible', async (_, path) => {
    const { page, open, close } = await browser.newPage()
    await open(path())
    // Index pages may put the focus elsewhere.
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('a.skip')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('main#main')
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect()
        return box === undefined || box.width * box.height === 0 ? (document.activeElement?.outerHTML ?? '') : ''
      })
      expect(hidden).toBe('')
    }
    await close()
  })
})
