import { expect } from 'vitest'
import { ruleOf, selectTab, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

const BAD = '<img src=x onerror=alert(1)><script>alert(2)</script>'

test('text of rules, filters, pipelines and events stays text', async () => {
  const { page, faults } = await open()
  const html = ruleOf(`'${BAD}': '${BAD}'`, `a|startwith: '"><svg onload=alert(3)>'`).replace('Test', BAD)
  await write(page, `${html}---\n${html.replace('startwith', 'startswith')}`)
  await page.locator('#rule-select').waitFor()
  await page.locator('#rule-select').selectOption({ index: 1 })
  await selectTab(page, 'Filters')
  await page.getByRole('button', { name: 'Insert an example' }).first().click()
  await write(page, `title: '${BAD}'\nfilter:\n    rules: ['${BAD}']\n`)
  await selectTab(page, 'Events')
  await write(page, `{"a": "${BAD}"}\n${BAD}\n`)
  await page.locator('.line-not-json').waitFor()
  for (const tab of ['Witnesses', 'Your events', 'Explain', 'Format']) await selectTab(page, tab)
  for (const tab of await page.getByRole('tablist', { name: 'Target' }).getByRole('tab').all()) await tab.click()
  expect(await page.locator('img, svg, script:not([src]):not([type]):not(head script)').count()).toBe(0)
  expect(faults()).toEqual([])
})

test('a link of a hostile site cannot bring markup', async () => {
  const { page, faults } = await open(
    `index.html#rule=${encodeURIComponent(`title: '${BAD}'\n`)}&target=${encodeURIComponent(BAD)}`,
    {
      isSilent: true,
    },
  )
  await page.waitForSelector('.cm-content')
  await page.getByRole('list', { name: 'Problems' }).first().waitFor()
  expect(await page.locator('#playground img').count()).toBe(0)
  await page.getByRole('tab', { name: /Splunk/, selected: true }).waitFor()
  expect(faults()).toEqual([])
})
