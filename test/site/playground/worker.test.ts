import { expect } from 'vitest'
import { DEADLINE } from '../../../site/playground/protocol/connection.js'
import { answered, queryOf, ruleOf, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test('a worker that dies is replaced, and the query arrives', async () => {
  const { page } = await open('index.html', { isSilent: true })
  await answered(page)
  const [worker] = page.workers()
  await page.clock.install()
  await worker?.evaluate(() => self.close())
  await write(page, ruleOf('EventID: 4625'))
  await page.getByRole('tab', { name: /Splunk/ }).click()
  await page
    .locator('.late')
    .waitFor({ state: 'attached' })
    .catch(() => {})
  await page.clock.fastForward(DEADLINE + 1000)
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'EventID=4625' }).waitFor()
  expect(page.workers()).toHaveLength(1)
  expect(page.workers()[0]).not.toBe(worker)
})

test('an editor that cannot be downloaded is reported, and the text stays', async () => {
  const { page } = await open()
  await page.route(/\/parts\/editor-[^/]*\.js$/, (route) => route.abort())
  await page.reload()
  await page.getByRole('alert').filter({ hasText: 'The editor could not be downloaded' }).first().waitFor()
})

test('a pipeline that cannot be downloaded is no bug, and applies once it can be', async () => {
  const { page } = await open()
  await write(page, ruleOf('EventID: 4625'))
  await page.getByRole('tab', { name: /Splunk/ }).click()
  await page.getByRole('tab', { name: 'Pipelines' }).click()
  await page.getByText('All built-in pipelines').click()
  const box = page.getByRole('checkbox', { name: /^sysmon / })
  await box.waitFor()
  await page.context().setOffline(true)
  await box.check()
  await page.getByRole('status').filter({ hasText: 'could not be downloaded' }).waitFor()
  await page.context().setOffline(false)
  await box.uncheck()
  await box.check()
  await page.getByText('Pipelines: ').waitFor()
})
