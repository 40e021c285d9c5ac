# Facets: @TargetUserName, @IpAddress
resource "datadog_security_monitoring_rule_json" "logon_after_many_failed_logons" {
  json = jsonencode({
    name             = "Logon After Many Failed Logons"
    type             = "log_detection"
    isEnabled        = true
    hasExtendedTitle = true
    message          = "## Goal\n\nDetects a successful logon within half an hour after ten refused logons from the same address as the same user. The\nattacker has found the password.\n\n## Strategy\n\nLog source: product windows, service security.\n\n## Triage and response\n\nInvestigate `{{@TargetUserName}}` (`@TargetUserName`), `{{@IpAddress}}` (`@IpAddress`).\n\n## False positives\n\n- A person or a program that finally uses the new password\n\n## References\n\n- https://attack.mitre.org/techniques/T1110/001/\n- https://attack.mitre.org/techniques/T1078/\n\n## Sigma rule\n\n- Id: af8c8b94-d391-444f-b026-b353a71ff403\n- Author: sigmacast contributors\n- Status: experimental\n- Date: 2026-11-23\n- License: Apache-2.0\n- ATT&CK: TA0006 Credential Access, T1110 Brute Force, T1110.001 Password Guessing\n- ATT&CK: TA0001 Initial Access, T1078 Valid Accounts"
    tags             = ["source:windows", "security:attack", "tactic:TA0006-credential-access", "technique:T1110-brute-force", "tactic:TA0001-initial-access", "technique:T1078-valid-accounts", "sigma_id:af8c8b94-d391-444f-b026-b353a71ff403"]
    queries = [
      {
        name           = "a"
        query          = "@EventID:4625 @LogonType:(3 OR 10) -@IpAddress:(\"-\" OR 127.0.0.1 OR \"::1\")"
        aggregation    = "count"
        groupByFields  = ["@TargetUserName", "@IpAddress"]
        distinctFields = []
        dataSource     = "logs"
      },
      {
        name           = "b"
        query          = "@EventID:4624 @LogonType:(3 OR 10)"
        aggregation    = "count"
        groupByFields  = ["@TargetUserName", "@IpAddress"]
        distinctFields = []
        dataSource     = "logs"
      },
    ]
    cases = [
      {
        status        = "high"
        condition     = "step_b > 0"
        notifications = []
      },
    ]
    options = {
      detectionMethod   = "sequence_detection"
      keepAlive         = 3600
      maxSignalDuration = 86400
      sequenceDetectionOptions = {
        steps = [
          {
            name             = "step_a"
            condition        = "a >= 10"
            evaluationWindow = 300
          },
          {
            name      = "step_b"
            condition = "b > 0"
          },
        ]
        stepTransitions = [
          {
            parent           = "step_a"
            child            = "step_b"
            evaluationWindow = 1800
          },
        ]
      }
    }
  })
}
