import { tagValue } from './tag-value.js'

const CVE = /^\d{4}-\d{4,}$/

export const tagCve = tagValue({
  namespace: 'cve',
  isValid: (name) => CVE.test(name),
  correct: (name) => {
    const [, year, number] = /^(?:cve[-_.])?(\d{4})[-_.](\d{4,})$/.exec(name) ?? []
    return year === undefined ? undefined : `${year}-${number}`
  },
  expected: 'the year and the number of a CVE',
  help: 'write `cve.`, the year, a hyphen and the number, such as `cve.2021-44228`',
  why: 'Tools build the link to the vulnerability from the tag. Rules about one vulnerability are found by one tag.',
  wrong: '2021.44228',
  right: '2021-44228',
})
