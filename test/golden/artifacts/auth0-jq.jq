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
# Selects the events that match, for example from the results of this search:
# type:"mgmt_api_read" AND description:"Get client by ID"
#
# The query assumes: values in the events have the same letter case as in the rule

# The values of an event as Sigma reads them.
def reach($path):
  ($path | join(".")) as $key
  | if type == "array" then [flatten[] | reach($path) | values] | if . == [] then null else add end
    elif type != "object" then null
    elif has($key) then [.[$key] | if type == "array" then flatten[] else . end | select(type != "object")]
    else
      first(
        range($path | length - 1; 0; -1) as $length
        | ($path[:$length] | join(".")) as $outer
        | select($outer != "" and has($outer))
        | .[$outer] | reach($path[$length:]) | values
      ) // null
    end;
def field($name): reach($name / ".") | values[];
def text:
  if type == "string" then .
  elif type == "boolean" then tojson
  elif type == "number" then if tojson | test("\\A-?[0-9]+\\z") then tojson else . + 0 | tojson end
  else empty end;
def texts($name): field($name) | text;
def lower: ascii_downcase;

def rule:
  any(texts("type"); lower == "mgmt_api_read")
  and any(texts("description"); lower == "get client by id")
  and any(texts("details.accessedSecrets"); lower == "client_secret")
  and any(texts("details.response.body.client_id") | lower; IN("critical-client-id-1", "critical-client-id-2"));

if type == "array" then flatten[] else . end
| select(rule)
