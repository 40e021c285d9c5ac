// Writes docs/identity-rules.md from rules/okta, rules/auth0 and the Auth0 Security Detection Catalog.
import { writeFileSync } from 'node:fs'
import { identityGroups } from './identity/groups.js'
import { identityPage } from './identity/page.js'

writeFileSync(new URL('../docs/identity-rules.md', import.meta.url), identityPage(identityGroups()))
