import { testPageLaws } from '../harness/page-laws.js'
import { describeSite } from '../harness/site-browser.js'
import { docsFolder, PAGES } from './docs-folder.js'

describeSite('every kind of page of the documentation', docsFolder, (site) => {
  testPageLaws(
    site,
    PAGES.map((path) => [path, () => path]),
  )
})
