import { parseNetwork } from '../../ir/network.js'
import { refuse } from '../../text/refuse.js'
import { valueModifier } from './modifier.js'

export const cidr = valueModifier({
  accepts: ['written'],
  apply: ({ text }) => {
    const network = parseNetwork(text)
    if (network === undefined) return refuse('bad-network', [text])
    return { type: 'network', network: text.includes('/') ? text : `${text}/${network.prefix}` }
  },
})
