resource "datadog_security_monitoring_rule" "okta_token_refused_to_a_public_app_for_a_scope_it_does_not_have" {
  name               = "Okta Token Refused to a Public App for a Scope It Does Not Have"
  type               = "log_detection"
  enabled            = true
  has_extended_title = false
  message            = "## Goal\n\nDetects that a public client app asks an Okta authorization server for an access token with client credentials and\nis turned away, because it may not have the scope that it asks for. A public app keeps no secret well, so somebody\nmay be trying out credentials that were taken from one. A request for one of the scopes that log collectors ask for\nalone is left out, and so is an app to which this has happened in the past two weeks: it is misconfigured.\n\n## Strategy\n\nOkta writes this event when a public app presents an id and a secret of its own, and the server finds none of the\nrequested scopes among those that the app may have. An app that is only misconfigured fails the same way every\nday, so what counts is an app to which this has not happened in the past two weeks.\n\nLog source: product okta, service okta.\n\n## Triage and response\n\nInvestigate `{{@usr.name}}` (`@usr.name`).\n\nCheck `@actor.displayName`, `@network.client.ip`, `@http.useragent`, `@client.userAgent.rawUserAgent`, `@debugContext.debugData.requestedScopes` in the logs.\n\n- Find out which app `actor.displayName` is, who owns it, and whether its owner changed its settings lately.\n- Compare `debugContext.debugData.requestedScopes` with what the app is for. Scopes to manage users, groups or\n  apps are what an intruder asks for.\n- Look at the address and the user agent. Have other apps been refused from there, or has one been let in?\n- If nobody can account for the request, replace the secret of the app, revoke its tokens, and look in the System\n  Log for what has been done with them.\n\n## False positives\n\n- A new integration whose administrator has not granted it all of its scopes yet\n\n## Limits of the query\n\n- The query is approximate: a field with several possible names is only read by its first name\n- The query is approximate: the values that the platform has learned so far decide what is new, not the events within exactly the time span\n- The query assumes: values in the events have the same letter case as in the rule\n\n## References\n\n- https://developer.okta.com/docs/reference/api/event-types/\n- https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/\n- https://attack.mitre.org/techniques/T1550/001/\n- https://github.blog/news-insights/company-news/security-alert-stolen-oauth-user-tokens/\n- https://www.elastic.co/security-labs/monitoring-okta-threats-with-elastic-security\n- https://www.elastic.co/security-labs/starter-guide-to-understanding-okta\n\n## Sigma rule\n\n- Id: a6c4a261-e57e-4232-bdc2-ca3aaec36ec9\n- Author: sigmacast contributors\n- Status: experimental\n- Date: 2026-11-23\n- License: Apache-2.0\n- ATT&CK: TA0005 Defense Evasion, T1550 Use Alternate Authentication Material, T1550.001 Application Access Token"
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
