import { expect, test } from 'vitest'
import { auth0Jq, auth0Request } from '../../backends/auth0/formats.js'
import { artifactText, ruleOf } from './auth0.js'

const rule = ruleOf(`title: All that a rule says
id: 6c0ef6a4-4c8a-4d0a-8a51-0f4f5c9a1b11
name: all_said
related:
  - {id: 0a3ea5d5-5b51-4f63-9b0d-1f3a6a0c2d22, type: derived}
  - {id: 1b3ea5d5-5b51-4f63-9b0d-1f3a6a0c2d33, type: similar}
status: test
level: low
author: A, B
date: 2026-01-02
modified: 2026-03-04
license: MIT
scope: [tenant, staging]
tags: [attack.t1528, cve.2026-1]
logsource: {product: auth0, service: tenant, definition: "Log streams\\nhave to be on.\\n"}
fields: [data.user_id, data.ip]
description: What it is about.
detection: {s: {data.type: s}, condition: s}
`)

const said = `# All that a rule says
# id: 6c0ef6a4-4c8a-4d0a-8a51-0f4f5c9a1b11
# name: all_said
# related: 0a3ea5d5-5b51-4f63-9b0d-1f3a6a0c2d22 (derived), 1b3ea5d5-5b51-4f63-9b0d-1f3a6a0c2d33 (similar)
# status: test
# level: low
# author: A, B
# date: 2026-01-02
# modified: 2026-03-04
# license: MIT
# scope: tenant, staging
# tags: attack.t1528, cve.2026-1
# logsource: product auth0, service tenant
# fields: data.user_id, data.ip
#
# What it is about.
#
# Log source requirements:
# - Log streams
#   have to be on.
#
`

test.each([
  ['request', artifactText(rule, auth0Request)],
  ['jq', artifactText(rule, auth0Jq)],
])('the comments of %s have all that a rule says of itself', (_, text) => {
  expect(text.slice(0, said.length)).toBe(said)
})
