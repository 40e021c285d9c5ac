import { expect } from 'vitest'
import { answered, queryOf, ruleOf, selectTab, test, usePlayground, write } from './open-playground.js'

const { open, address } = usePlayground()

test('a link gives back the rule, the target, the events and the options', async () => {
  const { page, faults } = await open()
  await write(page, ruleOf("a: 'ü & <b>'"))
  await selectTab(page, /KQL/)
  await selectTab(page, 'Events')
  await write(page, '{"a":"ü & <b>"}')
  await page.locator('.line-match').waitFor()
  await page.getByRole('button', { name: 'Share link' }).click()
  await page.getByText(/^Link copied: \d+ characters\.$/).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(() => page.url()).toBe(link)
  const other = await page.context().newPage()
  await other.goto(link)
  await answered(other)
  await other.getByRole('tab', { name: /KQL/, selected: true }).waitFor()
  expect(await queryOf(other, 'Elastic KQL').textContent()).toBe(await queryOf(page, 'Elastic KQL').textContent())
  await other.getByRole('tab', { name: 'Your events 1' }).waitFor()
  expect(faults()).toEqual([])
})

test.each([
  ['v1.AAAA', 'This link is incomplete or damaged'],
  ['v9.x', 'This link is not from this playground, or from a newer version of it.'],
  ['<img src=x onerror=alert(1)>', 'This link is not from this playground'],
])('the link #%s has a clear message, and the example stays', async (fragment, message) => {
  const { page, faults } = await open(`index.html#${fragment}`)
  await page.getByRole('alert').filter({ hasText: message }).first().waitFor()
  expect(await page.locator('.cm-content').first().textContent()).toContain('Auth0 Client Secret')
  expect(faults()).toEqual([])
})

test('another link in the same tab loads its input', async () => {
  const { page } = await open()
  const rule = encodeURIComponent(ruleOf('b: 2'))
  await page.goto(`${address()}index.html#rule=${rule}&target=splunk`)
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'b=2' }).waitFor()
  await page.locator('.cm-content').filter({ hasText: 'b: 2' }).first().waitFor()
})

test('the way back leads to the input of a link that the page has made', async () => {
  const { page } = await open()
  await write(page, ruleOf('a: 1'))
  await page.getByRole('button', { name: 'Share link' }).click()
  await page.getByText(/^Link copied: \d+ characters\.$/).waitFor()
  await page.goto(`${address()}index.html#rule=${encodeURIComponent(ruleOf('b: 2'))}&target=splunk`)
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'b=2' }).waitFor()
  await page.goBack()
  await page.locator('.cm-content').filter({ hasText: 'a: 1' }).first().waitFor()
})

test('a reload and the way back from another page keep what was written', async () => {
  const { page, faults } = await open(`index.html?target=kql#rule=${encodeURIComponent(ruleOf('a: 1'))}`)
  await write(page, ruleOf('b: 2'))
  await selectTab(page, /EQL/)
  await page.waitForFunction(() => history.state?.input.target === 'eql')
  await page.reload()
  await queryOf(page, 'Elastic EQL').filter({ hasText: /b .*2/ }).waitFor()
  await page.goto('about:blank')
  await page.goBack()
  await queryOf(page, 'Elastic EQL').filter({ hasText: /b .*2/ }).waitFor()
  await page.locator('.cm-content').filter({ hasText: 'b: 2' }).first().waitFor()
  expect(faults()).toEqual([])
})

test('the way back leads to what was written before a link was opened', async () => {
  const { page } = await open()
  await write(page, ruleOf('a: 1'))
  await page.waitForFunction(() => history.state?.input.rules.includes('a: 1'))
  await page.goto(`${address()}index.html#rule=${encodeURIComponent(ruleOf('b: 2'))}&target=splunk`)
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'b=2' }).waitFor()
  await page.goBack()
  await page.locator('.cm-content').filter({ hasText: 'a: 1' }).first().waitFor()
})

test('a link with the line breaks of Windows has its problems at their places', async () => {
  const rule = ruleOf('a|startwith: 1').replaceAll('\n', '\r\n')
  const { page } = await open(`index.html#rule=${encodeURIComponent(rule)}`, { isSilent: true })
  await page
    .locator('.cm-content .error')
    .filter({ hasText: /^startwith$/ })
    .waitFor()
})

test('an input that is too long for a link says so', async () => {
  const { page } = await open()
  await selectTab(page, 'Events')
  await page.evaluate(() => {
    let text = ''
    for (let n = 1; text.length < 60_000; n = (n * 48_271) % 2_147_483_647) text += n.toString(36)
    return navigator.clipboard.writeText(`{"a":"${text}"}`)
  })
  await page.locator('.cm-content:visible').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  await page.getByRole('tab', { name: 'Events 1', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Share link' }).click()
  await page.getByText(/^The link would have \d+ kB/).waitFor()
})

test('the command is copied with the files that it reads', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Copy as command' }).click()
  await page.getByText('Command copied, with the files that it reads.').waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^cat > rule\.yml <<'END'\ntitle: Auth0 Client Secret/)
  expect(text).toMatch(/\nsigmacast convert rule\.yml --target auth0 --lossy\n$/)
})
