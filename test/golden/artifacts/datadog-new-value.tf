# Facets: @usr.name
resource "datadog_security_monitoring_rule" "okta_token_refused_to_a_public_app_for_a_scope_it_does_not_have" {
  name               = "Okta Token Refused to a Public App for a Scope It Does Not Have"
  type               = "log_detection"
  enabled            = true
  has_extended_title = false
  message            = "## Goal\n\nDetects that a public client app requests an access token from an Okta authorization server with client credentials,\nand that the server refuses it because of the scope. A public app cannot keep a secret, so somebody may be\ntesting credentials that were stolen from one. The rule ignores requests for single scopes of log collectors. It also\nignores apps with the same event in the past two weeks, because they are misconfigured.\n\n## Strategy\n\nOkta logs this event when a public app presents its own ID and secret, and the app has none of the requested\nscopes. A misconfigured app fails in the same way every day. The rule therefore matches only apps without this\nevent in the past two weeks.\n\nLog source: product okta, service okta.\n\n## Triage and response\n\nInvestigate `{{@usr.name}}` (`@usr.name`).\n\nCheck `@actor.displayName`, `@network.client.ip`, `@http.useragent`, `@client.userAgent.rawUserAgent`, `@debugContext.debugData.requestedScopes` in the logs.\n\n- Find out which app `actor.displayName` is, who owns it, and whether its owner has changed its settings recently.\n- Compare `debugContext.debugData.requestedScopes` with the purpose of the app. Intruders request scopes to manage users,\n  groups or apps.\n- Examine the address and the user agent. Were other apps refused from there, or was one accepted?\n- If nobody can explain the request, replace the secret of the app, revoke its tokens, and search the System Log\n  for their use.\n\n## False positives\n\n- A new integration whose administrator has not granted all scopes yet\n\n## Limits of the query\n\n- The query is approximate: a field with several possible names is only read by its first name\n- The query is approximate: the values that the platform has learned so far decide what is new, not the events within exactly the time span\n- The query assumes: values in the events have the same letter case as in the rule\n\n## References\n\n- https://developer.okta.com/docs/reference/api/event-types/\n- https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/\n- https://attack.mitre.org/techniques/T1550/001/\n- https://github.blog/news-insights/company-news/security-alert-stolen-oauth-user-tokens/\n- https://www.elastic.co/security-labs/monitoring-okta-threats-with-elastic-security\n- https://www.elastic.co/security-labs/starter-guide-to-understanding-okta\n\n## Sigma rule\n\n- Id: a6c4a261-e57e-4232-bdc2-ca3aaec36ec9\n- Author: sigmacast contributors\n- Status: experimental\n- Date: 2026-11-23\n- License: Apache-2.0\n- ATT&CK: TA0005 Defense Evasion, T1550 Use Alternate Authentication Material, T1550.001 Application Access Token"
  tags               = ["source:okta", "security:attack", "tactic:TA0005-defense-evasion", "technique:T1550-use-alternate-authentication-material", "sigma_id:a6c4a261-e57e-4232-bdc2-ca3aaec36ec9"]

  query {
    query       = "source:okta @evt.name:app.oauth2.as.token.grant @actor.type:PublicClientApp @debugContext.debugData.grantType:client_credentials @evt.outcome:FAILURE @outcome.reason:no_matching_scope -(@http.useragent:\"Okta-Integrations\" OR @client.userAgent.rawUserAgent:\"Okta-Integrations\") -(@usr.name:(Okta* OR Datadog) OR @actor.displayName:(Okta* OR Datadog)) -@debugContext.debugData.requestedScopes:(okta.eventHooks.read OR okta.inlineHooks.read OR okta.logs.read)"
    aggregation = "new_value"
    metrics     = ["@usr.name"]
    data_source = "logs"
  }

  case {
    status = "medium"
  }

  options {
    detection_method    = "new_value"
    keep_alive          = 3600
    max_signal_duration = 86400

    new_value_options {
      forget_after           = 14
      learning_method        = "duration"
      learning_duration      = 14
      instantaneous_baseline = true
    }
  }
}
