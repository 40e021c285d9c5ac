import { source as axeSource } from 'axe-core'
import type { Page } from 'playwright-core'

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** Returns the violations that axe-core finds, each with its first places. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Not a script of the page, so its content security policy does not apply.
  await page.evaluate(axeSource)
  // It would load the style sheets once more, which the policy forbids.
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], preload: false })',
  )) as AxeResult
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  )
}

/** Returns how many pixels a page is wider than its window; 0 if nothing scrolls sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return Math.max(0, scrollWidth - clientWidth)
  })

/** Returns the levels of the headings of the main content, in order. */
export const headingLevels = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(({ tagName }) => Number(tagName[1])),
  )

/** Returns the links of a page that lead to anything but `http`, `https`, or a file of the site. */
export const oddLinks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap((element) =>
      ['href', 'src', 'action', 'formaction'].flatMap((name) => {
        const value = element.getAttribute(name)
        if (value === null) return []
        const { protocol } = new URL(value, document.baseURI)
        return /^https?:$/.test(protocol) || protocol === location.protocol ? [] : [value]
      }),
    ),
  )

/** Returns the element that has the focus, as `tag#id` or `tag.class`, for messages. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const suffix = element?.id ? `#${element.id}` : element?.classList[0] ? `.${element.classList[0]}` : ''
    return `${element?.tagName.toLowerCase() ?? ''}${suffix}`
  })
