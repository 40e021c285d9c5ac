# Facets: @usr.email, @target.id
resource "datadog_security_monitoring_rule" "okta_client_secrets_of_several_applications_read_from_suspicious_addresses" {
  name               = "Okta Client Secrets of Several Applications Read From Suspicious Addresses"
  type               = "log_detection"
  enabled            = true
  has_extended_title = true
  message            = "## Goal\n\nDetects that an administrator views the secrets of at least three applications within an hour, from addresses that\nthreat intelligence lists. One secret may belong to ordinary work; several indicate that somebody collects them.\nThe rule for a single view is okta_client_secret_read_from_suspicious_address.yml. It also remains a rule of its own.\n\n## Strategy\n\nOkta logs an event when somebody views the secret of an OAuth client. The rule selects views that succeeded and\ncame from an address with a bad reputation. It counts the applications whose secrets one administrator has viewed. A\nsecond view of the same application does not count.\n\nLog source: product okta, service okta.\n\nRequirements: a source of threat intelligence about IP addresses, and a pipeline that defines the placeholder\n\n## Triage and response\n\nInvestigate `{{@usr.email}}` (`@usr.email`).\n\n- Find out why the address has a bad reputation: a shared VPN is weaker evidence than a host that spreads malware.\n- List the applications whose secrets `{{@usr.email}}` viewed. The path of the request, in\n  `debugContext.debugData.requestUri`, contains the ID of each.\n- Ask `{{@usr.email}}`, but not by email, whether they viewed the secrets, and for which change.\n- Review the sessions of `{{@usr.email}}`: new devices, other countries, factors that were added or reset.\n- Search for tokens that these applications have received since, and for requests from unusual addresses.\n- If nobody can explain it, replace the secrets, revoke the tokens, and end all sessions of the administrator.\n\nPrevention:\n\n- Let applications sign with a private key instead of a shared secret.\n- Allow the Admin Console from known networks and managed devices only.\n\n## False positives\n\n- An administrator who moves several applications to new secrets while behind a commercial VPN\n\n## Limits of the query\n\n- The query assumes: values in the events have the same letter case as in the rule\n\n## References\n\n- https://developer.okta.com/docs/reference/api/event-types/\n- https://attack.mitre.org/techniques/T1528/\n\n## Sigma rule\n\n- Id: de1fae0d-296e-4f94-8286-f1d91790c0e0\n- Author: sigmacast contributors\n- Status: experimental\n- Date: 2026-11-23\n- License: Apache-2.0\n- ATT&CK: TA0006 Credential Access, T1528 Steal Application Access Token"
  tags               = ["source:okta", "security:attack", "tactic:TA0006-credential-access", "technique:T1528-steal-application-access-token", "sigma_id:de1fae0d-296e-4f94-8286-f1d91790c0e0"]

  query {
    name            = "a"
    query           = "source:okta @evt.name:app.oauth2.client.read_client_secret @evt.outcome:SUCCESS (@threat_intel.results.intention:(suspicious OR malicious))"
    aggregation     = "cardinality"
    group_by_fields = ["@usr.email"]
    distinct_fields = ["@target.id"]
    data_source     = "logs"
  }

  case {
    status    = "critical"
    condition = "a >= 3"
  }

  options {
    detection_method    = "threshold"
    evaluation_window   = 3600
    keep_alive          = 3600
    max_signal_duration = 86400
  }
}
