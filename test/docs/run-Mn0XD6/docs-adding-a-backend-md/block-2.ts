import { backends } from 'sigmacast/backends'
import { defineFormat, makeArtifact, parseRules } from 'sigmacast'

const card = defineFormat({
  name: 'card',
  about: 'a card with the title',
  together: 'blocks',
  options: { owner: { type: 'text', default: 'nobody', about: 'who looks at it' } },
  print: ({ conversion: { head, query } }, { owner }) => ({
    text: `[${head.metadata.title}]\nowner = ${owner}\nsearch = ${query}`,
    name: { kind: 'card', name: head.metadata.title },
  }),
})

const text = 'title: Shell\nlogsource: {}\ndetection: {s: {a: 1}, condition: s}\nsigmacast: {splunk: {owner: blue}}\n'
const splunk = backends.get('splunk')
for (const { rule } of parseRules({ name: 'rule.yml', text })) {
  if (rule !== undefined && splunk !== undefined) {
    console.log(makeArtifact(rule, { ...splunk, formats: [card] }, card).text)
  }
}
