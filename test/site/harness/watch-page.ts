import type { BrowserContext, Page } from 'playwright-core'

/** Collects the requests to anywhere but an address. */
export function foreignRequests(pages: Page | BrowserContext, address: string): readonly string[] {
  const foreign: string[] = []
  pages.on('request', (request: { url: () => string }) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) foreign.push(request.url())
  })
  return foreign
}

/** Collects exceptions, errors of the console, violations of the content security policy, and dialogs of a page. */
export function problemsOf(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('dialog', async (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('console', (message) => {
    const isIconMissing = message.location().url.endsWith('/favicon.ico')
    if (message.type() === 'error' && !isIconMissing) problems.push(`console: ${message.text()}`)
  })
  return problems
}
