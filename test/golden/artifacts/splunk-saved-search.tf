resource "splunk_saved_searches" "auth0_client_secret_of_a_critical_application_read" {
  name                       = "Auth0 Client Secret of a Critical Application Read"
  description                = "Detects a successful read of one of your critical applications in which the response contained the secret.\nThe settings page in the Dashboard and the Management API both cause this event. Whoever has read a secret\ncan use it to obtain tokens as the application.\nStrategy: Auth0 logs mgmt_api_read when a response of the Management API contains a secret, and names the secret. Replace the\ntwo client IDs with those of your most critical applications.\nResponse: - Ask the user or the owner of the calling application whether they read the secret, and why.\n- If nobody can explain it, rotate the secret and look for tokens that were issued with it since.\nPrevention:\n- Prefer Private Key JWT or mutual TLS, so that the application has no shared secret to copy.\n- Give read access to applications to as few tenant members as possible.\n- Rotate the secret after every read that nobody can explain.\nFalse positives:\n- An administrator who opens the settings page of the application for everyday work\n- Deployment tooling that compares the tenant with its configuration files\nATT&CK: TA0006 Credential Access: T1528 Steal Application Access Token\nLog source: product auth0. Requirements: tenant logs delivered by a log stream, so that every field is below data\nReferences:\n- https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes\n- https://auth0.com/docs/secure/application-credentials\n- https://attack.mitre.org/techniques/T1528/\nSigma rule: Auth0 Client Secret of a Critical Application Read, 4dd9c176-6dda-4dc1-9842-483169048f78, experimental, level medium, by sigmacast contributors, 2026-11-23, Apache-2.0"
  search                     = "data.type=\"mgmt_api_read\" data.description=\"Get client by ID\" \"data.details.accessedSecrets{}\"=\"client_secret\" data.details.response.body.client_id IN (\"critical-client-id-1\", \"critical-client-id-2\")"
  disabled                   = false
  is_scheduled               = true
  cron_schedule              = "*/15 * * * *"
  realtime_schedule          = false
  allow_skew                 = "50%"
  dispatch_earliest_time     = "-20m@m"
  dispatch_latest_time       = "-5m@m"
  alert_type                 = "number of events"
  alert_comparator           = "greater than"
  alert_threshold            = "0"
  alert_severity             = 3
  alert_track                = true
  alert_digest_mode          = true
  alert_suppress             = false
  action_email_to            = "soc@example.com"
  action_email_message_alert = "$name$\n$description$"
  action_email_send_results  = true
  action_email_inline        = true
  actions                    = "email"
  dispatch_lookups           = true
  dispatch_spawn_process     = true

  acl {
    app     = "soc"
    owner   = "nobody"
    sharing = "app"
  }
}
