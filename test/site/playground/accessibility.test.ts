import { expect } from 'vitest'
import { axeViolations, sidewaysScroll } from '../harness/page-checks.js'
import { ruleOf, selectTab, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test.each(['light', 'dark'] as const)('no tab violates a rule of axe in the %s theme', async (colorScheme) => {
  const { page } = await open('index.html', { colorScheme })
  const found: string[] = []
  const look = async (where: string): Promise<void> => {
    for (const text of await axeViolations(page)) found.push(`${where}: ${text}`)
  }
  for (const tab of ['Filters', 'Pipelines', 'Events', 'Options', 'Rule']) {
    await selectTab(page, tab)
    await look(tab)
  }
  for (const tab of ['Your events', 'Explain', 'Format', 'Witnesses']) {
    await selectTab(page, tab)
    await look(tab)
  }
  await write(page, ruleOf('EventID: 1').replace('condition: selection', 'condition: selction'))
  await page.getByText('From the last rule without errors.').waitFor()
  await look('a rule with an error')
  expect(found).toEqual([])
})

test('the embedded playground violates no rule of axe', async () => {
  const { page } = await open('embed.html', { isSilent: true })
  await page.waitForSelector('.cm-content')
  // An answer that is on its way makes the last one pale for a moment.
  await page.locator('.late').waitFor({ state: 'detached' })
  expect(await axeViolations(page)).toEqual([])
})

test.each(['index.html', 'embed.html'])('%s does not scroll sideways at 360 pixels', async (path) => {
  const { page } = await open(path, { viewport: { width: 360, height: 740 }, isSilent: true })
  await page.waitForSelector('.cm-content')
  const widths: (readonly [string, number])[] = []
  const measure = async (name: string): Promise<void> => {
    widths.push([name, await sidewaysScroll(page)])
  }
  await measure('rule')
  if (path === 'index.html') {
    for (const tab of ['Filters', 'Pipelines', 'Events', 'Options', 'Your events', 'Explain', 'Format']) {
      await selectTab(page, tab)
      await measure(tab)
    }
  }
  expect(widths.filter(([, width]) => width > 0)).toEqual([])
})

test.each([768, 1024, 1280])('no pane scrolls sideways at %i pixels', async (width) => {
  const { page } = await open('index.html', { viewport: { width, height: 740 } })
  for (const tab of ['Your events', 'Explain', 'Format', 'Witnesses']) {
    await selectTab(page, tab)
    const hidden = page
      .locator('.body:visible, [role="tablist"]')
      .evaluateAll((all) =>
        all
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((box) => box.className || box.ariaLabel),
      )
    expect([tab, await hidden]).toEqual([tab, []])
  }
})

test('controls are at least 24 pixels high', async () => {
  const { page } = await open()
  const small = await page
    .locator('button:visible, select:visible, input:visible, summary:visible')
    .evaluateAll((all) =>
      all
        .filter((control) => control.getBoundingClientRect().height < 24 && control.getAttribute('type') !== 'checkbox')
        .map((control) => control.outerHTML),
    )
  expect(small).toEqual([])
})

test('Escape and Tab leave the editor', async () => {
  const { page } = await open()
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.cm-editor') ?? null)).toBeNull()
})
