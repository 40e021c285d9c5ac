// The fields of Microsoft 365's audit log below o365.audit, by their types, from
// elastic/integrations packages/o365/data_stream/audit/fields/fields.yml @ 07d7ad521d06369bdbd320809f56d2a325c51211

const KEYWORDS = `AadAppId Activity Actor.ID Actor.Type ActorContextId ActorInfoString ActorIpAddress ActorUserId
  ActorYammerUserId AirAdminActionSource AirAdminActionType AlertEntityId AlertId AlertType AppId Application
  ApplicationDisplayName ApplicationId Approver AuthenticationType AzureActiveDirectoryEventType BCLValue BulkApprovalId
  Category ClientAppId ClientApplication ClientIP ClientIPAddress ClientInfoString ClientRequestId CmdletVersion Connector
  CorrelationId CreationTime DataType DatabaseType DeepLinkUrl DeliveryAction DetectionMethod DetectionType DeviceName
  Directionality EffectiveOrganization EntityType ErrorNumber EventData EventDeepLink EventSource ExchangeMetaData.CC
  ExchangeMetaData.MessageID ExchangeMetaData.Subject ExchangeMetaData.To ExchangeMetaData.UniqueID Experience
  ExtendedProperties.RequestType FileExtension FileSize GroupName Id ImplicitShare IncidentId InsightData.Type InsightId
  InterSystemsId InternalLogonType InternetMessageId IntraSystemId InvestigationId InvestigationName InvestigationType
  InvestigationUrn ItemName ItemType KesMailId Language LatestDeliveryLocation ListBaseType ListId ListItemUniqueId
  LogonError LogonType LogonUserSid MailboxGuid MailboxOwnerMasterAccountSid MailboxOwnerSid MailboxOwnerUPN MessageDate
  MessageTime ModifiedProperties.Role_DisplayName.NewValue Name NetworkMessageId NewValue NonPIIParameters
  ObjectDisplayName ObjectId ObjectType Operation OperationId OrganizationId OrganizationName OriginalDeliveryLocation
  OriginatingDomain OriginatingServer P1Sender P1SenderDomain P2Sender P2SenderDomain Parameters.AccessRights
  Parameters.AllowFederatedUsers Parameters.AllowGuestUser Parameters.Enabled Parameters.ForwardAsAttachmentTo
  Parameters.ForwardTo Parameters.From Parameters.RedirectTo PhishConfidenceLevel Platform Policy PolicyAction PolicyId
  Recipients RecordType RelativeUrl RequestId RescanResult.Id RescanResult.RescanVerdict RescanResult.Timestamp
  ResultCount ResultStatus RunningTime SecurityComplianceCenterEventType Sender SenderIP SenderIp
  SensitivityLabelEventData.ContentType SensitivityLabelEventData.SensitivityLabelId SessionId Severity Sha1 Sha256 Site
  SiteUrl Source SourceFileExtension SourceFileName SourceRelativeUrl StartTime StartTimeUtc Status
  SubAirAdminActionTypeMail Subject SubmissionConfidenceLevel SubmissionContentSubType SubmissionContentType SubmissionId
  SubmissionState SubmissionType Submitter SubmitterId SupportTicketId SystemOverrides.Details
  SystemOverrides.FinalOverride SystemOverrides.Result SystemOverrides.Source Target.ID Target.Type TargetContextId
  TargetFilePath TargetUserOrGroupName TargetUserOrGroupType TeamGuid TeamName ThreatDetectionMethods Timestamp
  TokenObjectId TokenTenantId UniqueSharingId UserAgent UserId UserKey UserType Verdict Version WebId Workload WorkspaceId
  WorkspaceName YammerNetworkId`

/** The parts of an alert, with Microsoft's short names. */
const ALERT_KEYWORDS = `ad af aii ail alk als an cid cpid dm dpn eid etps etype f3u fvs imsgid lon mat ms od op ot plk pud
  reid rid sev sict sid sitmi srt ssic suid tdc thn tht tid tpid tpt trc tsd ttr upfc upfv ut von wl zfh zfn zmfh zmfn zu`

const OTHERS: Readonly<Record<string, string>> = {
  boolean: 'CustomUniqueId ExternalAccess SensitiveInfoDetectionIsIncluded',
  date: 'Data.at Data.md Data.te Data.ts Data.ttdt EndTimeUtc ExchangeMetaData.Sent FilteringDate LastUpdateTimeUtc',
  flattened: 'Actions AlertLinks Data.flattened Members PolicyDetails',
  ip: 'Data.sip',
  long: 'FileSizeBytes OperationCount SensitivityLabelEventData.ActionSourceDetail SensitivityLabelEventData.LabelEventType',
  match_only_text: 'Description',
  nested: 'AdditionalData AttachmentData AuthDetails ExchangeAggregatedFolders ExchangeAggregatedMessages',
  text: 'Comments',
}

/** Objects whose parts have any name. */
const OPEN = `AdditionalInfo.* AppAccessContext.* ExceptionInfo.* ExtendedProperties.* ExtendedProperties.additionalDetails
  Item.* Item.*.* ModifiedProperties ModifiedProperties.*.* OperationProperties Parameters Parameters.* SenderEntity
  SharePointMetaData.*`

const words = (text: string): readonly string[] => text.split(/\s+/)

/** The fields of Microsoft 365's audit log, by their full names. */
export const o365Fields = Object.fromEntries(
  [
    ...words(KEYWORDS).map((name) => [name, 'keyword'] as const),
    ...words(ALERT_KEYWORDS).map((name) => [`Data.${name}`, 'keyword'] as const),
    ...Object.entries(OTHERS).flatMap(([type, names]) => words(names).map((name) => [name, type] as const)),
    ...words(OPEN).map((name) => [name, { type: 'object', object_type: 'keyword' }] as const),
  ].map(([name, declaration]) => [`o365.audit.${name}`, declaration]),
)
