import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { serveFolder } from '../../../scripts/site/serve-folder.js'
import { findBrowser } from './find-browser.js'
import { foreignRequests, problemsOf } from './watch-page.js'

/** The ways to open a site: from disk, and from a server. */
export const WAYS = ['file', 'http'] as const

export type Way = (typeof WAYS)[number]

export interface PageSettings {
  /** Default `http`. */
  readonly way?: Way
  readonly colorScheme?: 'light' | 'dark'
  /** Default 1280. */
  readonly width?: number
  /** False for a reader without JavaScript. */
  readonly javaScript?: boolean
}

/** An open page of a site, with everything that it should not have done. */
export interface SitePage {
  readonly page: Page
  /** Goes to a path of the site, such as `coverage/index.html`. */
  readonly open: (path: string) => Promise<void>
  /** Requests to anywhere but the site. */
  readonly foreign: readonly string[]
  /** Exceptions, errors of the console, violations of the content security policy, and dialogs. */
  readonly problems: readonly string[]
  readonly close: () => Promise<void>
}

/** A browser with a site. */
export interface SiteBrowser {
  readonly newPage: (settings?: PageSettings) => Promise<SitePage>
}

/**
 * Describes tests in Chromium on the site in a folder, which `folderOf` returns when the tests begin. Without Chromium
 * they are skipped, and the title says so.
 */
export function describeSite(name: string, folderOf: () => string, tests: (site: SiteBrowser) => void): void {
  const executablePath = findBrowser()
  if (executablePath === undefined) {
    describe.skip(`${name} (SKIPPED: no Chromium; \`npm run browser:install\` installs it)`, () => tests(NO_SITE))
    return
  }
  describe(name, () => {
    let browser: Browser
    let addresses: Readonly<Record<Way, string>>
    let stop: () => Promise<void>
    beforeAll(async () => {
      // Containers run as root and without the features that the sandbox of Chromium requires.
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
      const { url, close } = await serveFolder(folderOf())
      stop = close
      addresses = { http: url, file: `${pathToFileURL(folderOf())}/` }
    })
    afterAll(async () => {
      await browser?.close()
      await stop?.()
    })
    tests({ newPage: (settings) => openPage(browser, addresses, settings) })
  })
}

const NO_SITE: SiteBrowser = { newPage: () => Promise.reject(new Error('there is no Chromium')) }

async function openPage(
  browser: Browser,
  addresses: Readonly<Record<Way, string>>,
  { way = 'http', colorScheme = 'light', width = 1280, javaScript = true }: PageSettings = {},
): Promise<SitePage> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
  })
  if (way === 'http') await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  const address = addresses[way]
  const foreign = foreignRequests(context, address)
  return {
    page,
    open: async (path) => {
      await page.goto(`${address}${path}`)
    },
    foreign,
    problems: problemsOf(page),
    close: () => context.close(),
  }
}
