resource "elasticstack_kibana_security_detection_rule" "okta_token_refused_to_a_public_app_for_a_scope_it_does_not_have" {
  name                 = "Okta Token Refused to a Public App for a Scope It Does Not Have"
  description          = "Detects that a public client app requests an access token from an Okta authorization server with client credentials,\nand that the server refuses it because of the scope. A public app cannot keep a secret, so somebody may be\ntesting credentials that were stolen from one. The rule ignores requests for single scopes of log collectors. It also\nignores apps with the same event in the past two weeks, because they are misconfigured."
  rule_id              = "a6c4a261-e57e-4232-bdc2-ca3aaec36ec9"
  enabled              = true
  type                 = "new_terms"
  new_terms_fields     = ["okta.actor.display_name"]
  history_window_start = "now-14d"
  language             = "kuery"
  query                = "event.dataset: \"okta.system\" and event.action: \"app.oauth2.as.token.grant\" and okta.actor.type: \"PublicClientApp\" and okta.debug_context.debug_data.flattened.grantType: \"client_credentials\" and okta.outcome.result: \"FAILURE\" and okta.outcome.reason: \"no_matching_scope\" and not okta.client.user_agent.raw_user_agent: \"Okta-Integrations\" and not okta.actor.display_name: (Okta* or \"Datadog\") and not okta.debug_context.debug_data.flattened.requestedScopes: (\"okta.eventHooks.read\" or \"okta.inlineHooks.read\" or \"okta.logs.read\")"
  index                = ["filebeat-*", "logs-okta*"]
  interval             = "5m"
  from                 = "now-9m"
  to                   = "now"
  max_signals          = 100
  severity             = "medium"
  risk_score           = 47
  timestamp_override   = "event.ingested"
  tags                 = ["Domain: SaaS", "Data Source: Okta", "Use Case: Threat Detection", "Use Case: Identity and Access Audit", "Tactic: Defense Evasion", "Resources: Investigation Guide"]
  threat = [
    {
      framework = "MITRE ATT&CK"
      tactic = {
        id        = "TA0005"
        name      = "Defense Evasion"
        reference = "https://attack.mitre.org/tactics/TA0005/"
      }
      technique = [
        {
          id        = "T1550"
          name      = "Use Alternate Authentication Material"
          reference = "https://attack.mitre.org/techniques/T1550/"
          subtechnique = [
            {
              id        = "T1550.001"
              name      = "Application Access Token"
              reference = "https://attack.mitre.org/techniques/T1550/001/"
            },
          ]
        },
      ]
    },
  ]
  references      = ["https://developer.okta.com/docs/reference/api/event-types/", "https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/", "https://attack.mitre.org/techniques/T1550/001/", "https://github.blog/news-insights/company-news/security-alert-stolen-oauth-user-tokens/", "https://www.elastic.co/security-labs/monitoring-okta-threats-with-elastic-security", "https://www.elastic.co/security-labs/starter-guide-to-understanding-okta"]
  false_positives = ["A new integration whose administrator has not granted all scopes yet"]
  author          = ["sigmacast contributors"]
  license         = "Apache-2.0"
  note            = "## Triage and analysis\n\n### How the rule works\n\nOkta logs this event when a public app presents its own ID and secret, and the app has none of the requested\nscopes. A misconfigured app fails in the same way every day. The rule therefore matches only apps without this\nevent in the past two weeks.\n\n### Response\n\n- Find out which app `actor.displayName` is, who owns it, and whether its owner has changed its settings recently.\n- Compare `debugContext.debugData.requestedScopes` with the purpose of the app. Intruders request scopes to manage users,\n  groups or apps.\n- Examine the address and the user agent. Were other apps refused from there, or was one accepted?\n- If nobody can explain the request, replace the secret of the app, revoke its tokens, and search the System Log\n  for their use.\n\n### Origin\n\n- Sigma rule of 2026-11-23\n\n### How the query differs from the rule\n\n- The query is approximate: each run only sees the events of its time range, which replaces the time span: the range may be longer, and does not slide with the events\n- The query assumes: values in the events have the same letter case as in the rule"
  setup           = "## Setup\n\nLog source: product `okta`, service `okta`.\n\nThe rule requires data of the integration `okta`, or similarly structured data."
  related_integrations = [
    {
      package = "okta"
      version = "*"
    },
  ]
  required_fields = [
    {
      name = "event.action"
      type = "keyword"
    },
    {
      name = "event.dataset"
      type = "keyword"
    },
    {
      name = "okta.actor.display_name"
      type = "keyword"
    },
    {
      name = "okta.actor.type"
      type = "keyword"
    },
    {
      name = "okta.client.user_agent.raw_user_agent"
      type = "keyword"
    },
    {
      name = "okta.debug_context.debug_data.flattened.grantType"
      type = "keyword"
    },
    {
      name = "okta.debug_context.debug_data.flattened.requestedScopes"
      type = "keyword"
    },
    {
      name = "okta.outcome.reason"
      type = "keyword"
    },
    {
      name = "okta.outcome.result"
      type = "keyword"
    },
  ]
  investigation_fields = ["okta.actor.display_name", "okta.client.ip", "okta.client.user_agent.raw_user_agent", "okta.debug_context.debug_data.flattened.requestedScopes"]

  lifecycle {
    ignore_changes = [actions, exceptions_list, response_actions]
  }
}
