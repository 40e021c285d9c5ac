import { expect } from 'vitest'
import { ruleOf, selectTab, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test('events are matched line by line, in the editor and in a table with reasons', async () => {
  const { page, faults } = await open()
  await write(page, ruleOf('a: 1', 'b: 2'))
  await selectTab(page, 'Events')
  await write(page, '{"a": 1, "b": 2}\n\n{"a": 1, "b": 3}\n{"a"\n')
  await page.locator('.line-not-json').waitFor()
  const lines = page.locator('.cm-content:visible .cm-line')
  const states = await lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-note')))
  expect(states).toEqual(['match', null, 'no match', 'not JSON', null])
  await selectTab(page, 'Your events')
  const rows = await page
    .locator('#detail-panel-events tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children].slice(0, 3).map((cell) => (cell as HTMLElement).innerText.replaceAll('\n', ' ')),
      ),
    )
  expect(rows.slice(0, 2)).toEqual([
    ['1', 'match', 'a: 1 b: 2'],
    ['3', 'no match', 'b: 2 (is 3)'],
  ])
  expect(rows[2]?.slice(0, 2)).toEqual(['4', 'not JSON'])
  await page.getByText('1 of 2 events match. 1 line is not JSON.').waitFor()
  await selectTab(page, 'Rule')
  await page.getByRole('button', { name: '3, go to this line' }).click()
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('{"a": 1, "b": 3}')
  expect(faults).toEqual([])
})

test('without events, the tab says how to get some', async () => {
  const { page } = await open()
  await selectTab(page, 'Events')
  await write(page, '')
  await selectTab(page, 'Your events')
  await page.getByText('No events. Paste some into the tab “Events”, one JSON object per line.').waitFor()
})
