import { expect } from 'vitest'
import { answered, queryOf, ruleOf, test, usePlayground } from './open-playground.js'

const { open, address } = usePlayground()

const fragment = `rule=${encodeURIComponent(ruleOf('EventID: 4625'))}`

test.each(['embed.html?', 'index.html?embed=1&'])('%s shows an editor and the queries of a rule', async (path) => {
  const { page, faults } = await open(`${path}target=splunk#${fragment}`, { isSilent: true })
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'EventID=4625' }).waitFor()
  await page.waitForSelector('.cm-content')
  expect(await page.getByRole('tablist').evaluateAll((lists) => lists.map((list) => list.ariaLabel))).toEqual([
    'Target',
  ])
  expect(await page.locator('header').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Open in the playground' }).isVisible()).toBe(true)
  expect(faults()).toEqual([])
})

test('the embedded playground opens the whole one with its rule', async () => {
  const { page } = await open(`embed.html?target=kql#${fragment}`, { isSilent: true })
  await queryOf(page, 'Elastic KQL').waitFor()
  const [whole] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Open in the playground' }).click(),
  ])
  await answered(whole)
  await whole.locator('.cm-content').filter({ hasText: 'EventID: 4625' }).first().waitFor()
  await whole.getByRole('tab', { name: /KQL/, selected: true }).waitFor()
})

test('the script turns code blocks of any page into embedded playgrounds', async () => {
  const { page, faults } = await open('embed.html', { isSilent: true })
  await page.route('**/guide.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Guide</title><pre data-playground="eql"><code>${ruleOf('a: \'&lt;b&gt; &amp; "c"\'')}</code></pre><script defer src="embed.js"></script>`,
    }),
  )
  await page.goto(`${address()}guide.html`)
  const frame = page.frameLocator('iframe')
  await queryOf(frame, 'Elastic EQL').filter({ hasText: 'any where a : "<b> & \\"c\\""' }).waitFor()
  expect(await page.locator('pre').count()).toBe(0)
  expect(await page.locator('iframe').getAttribute('title')).toBe('Playground with this rule')
  expect(faults()).toEqual([])
})
