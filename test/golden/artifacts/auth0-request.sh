# Auth0 Client Secret of a Critical Application Read
# id: 4dd9c176-6dda-4dc1-9842-483169048f78
# status: experimental
# level: medium
# author: sigmacast contributors
# date: 2026-11-23
# license: Apache-2.0
# tags: attack.credential-access, attack.t1528
# logsource: product auth0
# fields: data.user_id, data.ip, data.details.response.body.client_id
#
# Detects a successful read of one of your critical applications in which the response contained the secret.
# The settings page in the Dashboard and the Management API both cause this event. Whoever has read a secret
# can use it to obtain tokens as the application.
#
# Auth0 logs mgmt_api_read when a response of the Management API contains a secret, and names the secret. Replace the
# two client IDs with those of your most critical applications.
#
# - Ask the user or the owner of the calling application whether they read the secret, and why.
# - If nobody can explain it, rotate the secret and look for tokens that were issued with it since.
#
# False positives:
# - An administrator who opens the settings page of the application for everyday work
# - Deployment tooling that compares the tenant with its configuration files
#
# Prevention:
# - Prefer Private Key JWT or mutual TLS, so that the application has no shared secret to copy.
# - Give read access to applications to as few tenant members as possible.
# - Rotate the secret after every read that nobody can explain.
#
# References:
# - https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
# - https://auth0.com/docs/secure/application-credentials
# - https://attack.mitre.org/techniques/T1528/
#
# Log source requirements:
# - Requirements: tenant logs delivered by a log stream, so that every field is below data
#
# The query does not check: data.details.accessedSecrets{}: "client_secret" and (data.details.response.body.client_id: "critical-client-id-1" or data.details.response.body.client_id: "critical-client-id-2")
# The query assumes: values in the events have the same letter case as in the rule
#
# type:"mgmt_api_read" AND description:"Get client by ID"
curl --fail --silent --show-error --header @- \
  "https://${AUTH0_DOMAIN:?}/api/v2/logs?q=type%3A%22mgmt_api_read%22%20AND%20description%3A%22Get%20client%20by%20ID%22&sort=date%3A-1&per_page=100&page=${1:-0}" <<END || exit
Authorization: Bearer ${AUTH0_ACCESS_TOKEN:?}
END
