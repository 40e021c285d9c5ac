resource "splunk_saved_searches" "default_user_did_x_y_on_host_100_z_q_w" {
  name                   = "(default) - $user$ did 'x' - \"y\" on $host$ # 100% $${z} {{q}} %%{w};"
  description            = "# begins like a comment [stanza]\nkey = value\nA path that ends a line: C:\\Temp\\ search = *\n- a list ; and a last line with C:\\ .\nResponse: Ask $user$.\nLook at C:\\ .\nFalse positives:\n- #\n- C:\\ .\nThe search contains dollar signs, which the command savedsearch replaces as placeholders unless it is called with nosubstitution=true.\nATT&CK: TA0008 Lateral Movement: T1021.002 SMB/Windows Admin Shares\nTags:\n- cve.2021-44228\n- detection.threat-hunting\nLog source: product windows. ends with \\ .\nReferences: https://example.com/?a=$b$&c=[d]#e\nSigma rule: [default] \\ $user$ did 'x' / \"y\" on $host$ # 100% $${z} {{q}} %%{w};, 00000000-0000-4000-8000-000000000001, test, level high, by Ann; Bob and   Cid, 2026-11-23"
  search                 = "CommandLine IN (\"*\\\\ADMIN$\\\\*\", \"*\\\"C$\\\" # not a comment*\") OR (CommandLine=\"*new*\" CommandLine=\"*line\\\\*\")\n| where match(CommandLine, \"(?i)\\\\\\\\ADMIN\\\\$\\\\\\\\|\\\"C\\\\$\\\" # not a comment|new\\\\x{a}line\\\\\\\\\")"
  disabled               = false
  is_scheduled           = true
  cron_schedule          = "*/15 * * * *"
  realtime_schedule      = false
  allow_skew             = "50%"
  dispatch_earliest_time = "-20m@m"
  dispatch_latest_time   = "-5m@m"
  alert_type             = "number of events"
  alert_comparator       = "greater than"
  alert_threshold        = "0"
  alert_severity         = 4
  alert_track            = true
  alert_digest_mode      = true
  alert_suppress         = false
  actions                = ""
  dispatch_lookups       = true
  dispatch_spawn_process = true
}
