import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData, SchemaField } from '../../src/schema/field-schema.js'

/** The attributes of the logs of one source, as Datadog stores them. */
interface LogSource {
  readonly name: string
  readonly query: string
  /** The commit of the file with the rules. */
  readonly revision: string
  /** The rules of Datadog that search the attributes, and the page of the vendor that names the parts of its events. */
  readonly sources: readonly string[]
  /** Attributes that Datadog's integration fills. */
  readonly remapped: string
  /** Parts of the vendor's events. Datadog keeps them: its rules search some of them beside the remapped attributes. */
  readonly own: string
  readonly numbers?: string
  /** Parts with names that no one lists, such as the parameters of each API call. */
  readonly open: string
}

/** A public copy of Datadog's default rules, as they were in September 2022. */
const RULES = "Datadog's default rules, tomas-mice/tf-datadog-siem tbol-rules/log-detection"
const SIGMA = 'DataDog/pysigma-backend-datadog 2066669679aaef4d90de0ec435e710ff3b7428ed, datadog_pipeline.py'
const THREATS = 'threat_intel.results.category threat_intel.results.intention threat_intel.results.source.name'

const okta: LogSource = {
  name: 'okta',
  query: 'source:okta',
  revision: 'cf16a9d3fefc6e44564b57136b14ddfa8386b8c4',
  sources: [
    `${RULES}/okta.tf`,
    'okta/customer-detections, searches for Datadog',
    'https://developer.okta.com/docs/reference/api/system-log/',
  ],
  remapped: `evt.name evt.outcome usr.id usr.name usr.email http.useragent network.client.ip target_app title ${THREATS}`,
  own: `eventType legacyEventType displayMessage message severity published uuid version
    actor.id actor.type actor.alternateId actor.displayName
    authenticationContext.authenticationProvider authenticationContext.credentialProvider
    authenticationContext.credentialType authenticationContext.externalSessionId authenticationContext.interface
    authenticationContext.issuer.id authenticationContext.issuer.type authenticationContext.rootSessionId
    client.device client.id client.ipAddress client.zone client.userAgent.browser client.userAgent.os
    client.userAgent.rawUserAgent client.geographicalContext.city client.geographicalContext.country
    client.geographicalContext.postalCode client.geographicalContext.state
    device.id device.name device.managed device.registered device.os_platform device.os_version
    device.disk_encryption_type device.screen_lock_type device.secure_hardware_present
    outcome.reason outcome.result
    request.ipChain.ip request.ipChain.source request.ipChain.version request.ipChain.geographicalContext.city
    request.ipChain.geographicalContext.country request.ipChain.geographicalContext.postalCode
    request.ipChain.geographicalContext.state
    securityContext.asOrg securityContext.domain securityContext.isProxy securityContext.isp
    target.id target.type target.alternateId target.displayName transaction.id transaction.type`,
  numbers: `authenticationContext.authenticationStep securityContext.asNumber
    client.geographicalContext.geolocation.lat client.geographicalContext.geolocation.lon
    request.ipChain.geographicalContext.geolocation.lat request.ipChain.geographicalContext.geolocation.lon`,
  open: `actor.detailEntry debugContext.debugData device.device_integrator target.changeDetails target.detailEntry
    transaction.detail`,
}

const cloudtrail: LogSource = {
  name: 'cloudtrail',
  query: 'source:cloudtrail',
  revision: 'cf16a9d3fefc6e44564b57136b14ddfa8386b8c4',
  sources: [
    `${RULES}/cloudtrail.tf`,
    SIGMA,
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
  ],
  remapped: `evt.name error.kind error.message http.request_id http.useragent level network.client.ip
    network.client.geoip.invalidAddress usr.account_id usr.name userIdentity.assumed_role userIdentity.session_name
    ${THREATS}`,
  own: `eventVersion eventTime eventSource eventName eventType eventCategory eventID awsRegion sourceIPAddress userAgent
    errorCode errorMessage requestID apiVersion managementEvent readOnly recipientAccountId sharedEventID
    sessionCredentialFromConsole vpcEndpointId vpcEndpointAccountId
    addendum.reason addendum.updatedFields addendum.originalRequestID addendum.originalEventID
    resources.ARN resources.accountId resources.type
    tlsDetails.tlsVersion tlsDetails.cipherSuite tlsDetails.clientProvidedHostHeader
    userIdentity.type userIdentity.userName userIdentity.principalId userIdentity.arn userIdentity.accountId
    userIdentity.accessKeyId userIdentity.invokedBy userIdentity.identityProvider userIdentity.credentialId
    userIdentity.onBehalfOf.userId userIdentity.onBehalfOf.identityStoreArn
    userIdentity.inScopeOf.sourceArn userIdentity.inScopeOf.sourceAccount userIdentity.inScopeOf.issuerType
    userIdentity.inScopeOf.credentialsIssuedTo
    userIdentity.sessionContext.sourceIdentity userIdentity.sessionContext.ec2RoleDelivery
    userIdentity.sessionContext.assumedRoot userIdentity.sessionContext.attributes.creationDate
    userIdentity.sessionContext.attributes.mfaAuthenticated
    userIdentity.sessionContext.sessionIssuer.type userIdentity.sessionContext.sessionIssuer.userName
    userIdentity.sessionContext.sessionIssuer.principalId userIdentity.sessionContext.sessionIssuer.arn
    userIdentity.sessionContext.sessionIssuer.accountId`,
  open: `requestParameters responseElements additionalEventData serviceEventDetails eventContext
    userIdentity.sessionContext.webIdFederationData`,
}

const guardduty: LogSource = {
  name: 'guardduty',
  query: 'source:guardduty',
  revision: 'cf16a9d3fefc6e44564b57136b14ddfa8386b8c4',
  sources: [
    `${RULES}/guardduty.tf`,
    'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html',
  ],
  remapped: `evt.name ${THREATS}`,
  own: 'id version account region time resources detail-type',
  open: 'detail',
}

const azure: LogSource = {
  name: 'azure',
  query: 'source:azure*',
  revision: 'b5659fb741fd321e3acb1473452ce1e0f6c7d7cd',
  sources: [
    `${RULES}/azure.tf`,
    SIGMA,
    'https://learn.microsoft.com/en-us/azure/azure-monitor/platform/resource-logs-schema',
  ],
  remapped: `evt.name evt.category evt.outcome usr.id usr.name usr.email http.useragent network.client.ip ${THREATS}`,
  own: `time resourceId tenantId operationName operationVersion category resultType resultSignature resultDescription
    callerIpAddress correlationId level location resourceProvider`,
  numbers: 'durationMs',
  open: 'identity properties',
}

const gcpAudit: LogSource = {
  name: 'gcp-audit',
  query: 'source:gcp.*',
  revision: 'b5659fb741fd321e3acb1473452ce1e0f6c7d7cd',
  sources: [
    `${RULES}/gcp.tf`,
    SIGMA,
    'https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog',
    'https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry',
  ],
  remapped: `evt.name evt.outcome usr.id usr.email http.method http.useragent network.client.ip ${THREATS}`,
  own: `data.logName data.timestamp data.receiveTimestamp data.severity data.insertId data.trace data.spanId
    data.resource.type data.operation.id data.operation.producer data.operation.first data.operation.last
    data.httpRequest.requestMethod data.httpRequest.requestUrl data.httpRequest.userAgent data.httpRequest.remoteIp
    data.httpRequest.serverIp data.httpRequest.referer data.httpRequest.latency data.httpRequest.protocol
    data.protoPayload.@type data.protoPayload.serviceName data.protoPayload.methodName data.protoPayload.resourceName
    data.protoPayload.resourceLocation.currentLocations data.protoPayload.resourceLocation.originalLocations
    data.protoPayload.status.message
    data.protoPayload.authenticationInfo.principalEmail data.protoPayload.authenticationInfo.principalSubject
    data.protoPayload.authenticationInfo.authoritySelector
    data.protoPayload.authenticationInfo.serviceAccountKeyName
    data.protoPayload.authorizationInfo.resource data.protoPayload.authorizationInfo.permission
    data.protoPayload.authorizationInfo.granted data.protoPayload.authorizationInfo.resourceAttributes.service
    data.protoPayload.authorizationInfo.resourceAttributes.name
    data.protoPayload.authorizationInfo.resourceAttributes.type
    data.protoPayload.requestMetadata.callerIp data.protoPayload.requestMetadata.callerSuppliedUserAgent
    data.protoPayload.requestMetadata.callerNetwork`,
  numbers: `http.status_code data.httpRequest.status data.httpRequest.requestSize data.httpRequest.responseSize
    data.protoPayload.status.code data.protoPayload.numResponseItems`,
  open: `data.labels data.resource.labels data.protoPayload.request data.protoPayload.response
    data.protoPayload.metadata data.protoPayload.serviceData data.protoPayload.resourceOriginalState
    data.protoPayload.authenticationInfo.thirdPartyPrincipal
    data.protoPayload.authenticationInfo.serviceAccountDelegationInfo data.protoPayload.policyViolationInfo
    data.protoPayload.requestMetadata.requestAttributes data.protoPayload.requestMetadata.destinationAttributes`,
}

const kubernetesAudit: LogSource = {
  name: 'kubernetes-audit',
  query: 'source:kubernetes.audit',
  revision: 'b5659fb741fd321e3acb1473452ce1e0f6c7d7cd',
  sources: [`${RULES}/kubernetes.tf`, 'https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/'],
  remapped: 'http.method http.url http.url_details.path http.useragent usr.id usr.name network.client.ip',
  own: `kind apiVersion level auditID stage requestURI verb userAgent sourceIPs requestReceivedTimestamp stageTimestamp
    user.username user.uid user.groups objectRef.resource objectRef.namespace objectRef.name objectRef.uid
    objectRef.apiGroup objectRef.apiVersion objectRef.resourceVersion objectRef.subresource
    responseStatus.status responseStatus.reason responseStatus.message`,
  numbers: 'http.status_code responseStatus.code',
  open: 'annotations impersonatedUser requestObject responseObject user.extra',
}

const microsoft365: LogSource = {
  name: 'microsoft-365',
  query: 'source:microsoft-365',
  revision: 'b5659fb741fd321e3acb1473452ce1e0f6c7d7cd',
  sources: [
    `${RULES}/microsoft_365.tf`,
    'https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-schema',
  ],
  remapped: `evt.name evt.category evt.outcome service usr.id usr.email http.useragent network.client.ip ${THREATS}`,
  own: `Id CreationTime Operation OrganizationId OrganizationName UserKey UserId UserAgent ClientIP
    ClientIPAddress ActorIpAddress ClientInfoString Workload ResultStatus ObjectId ApplicationId ErrorNumber LogonError
    LogonUserSid MailboxOwnerUPN MailboxGuid EventSource ItemType SiteUrl SourceFileName SourceFileExtension
    SourceRelativeUrl TargetUserOrGroupName TargetUserOrGroupType AddOnName AlertId AlertType Category Comments Data
    Name Severity Source Status DeliveryAction DetectionMethod DetectionType Directionality InternetMessageId
    NetworkMessageId P1Sender P2Sender SenderIp Subject Verdict ExternalAccess`,
  numbers: 'AddOnType LogonType RecordType UserType Version',
  open: 'DeviceProperties ExtendedProperties Folder Item ModifiedProperties Parameters',
}

const googleWorkspace: LogSource = {
  name: 'google-workspace',
  query: 'source:gsuite',
  revision: 'cf16a9d3fefc6e44564b57136b14ddfa8386b8c4',
  sources: [`${RULES}/gsuite.tf`, 'https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities'],
  remapped: `evt.name evt.category service usr.email network.client.ip ${THREATS}`,
  own: `actor.email actor.profileId actor.callerType ipAddress event.name event.type id.applicationName id.customerId
    id.time id.uniqueQualifier`,
  open: 'event.parameters',
}

/**
 * Attributes of sources whose integration Datadog does not publish: those that its rules search, and the parts of the
 * vendor's events. A log may have others.
 */
export const datadogSources: readonly FieldSchemaData[] = [
  okta,
  cloudtrail,
  guardduty,
  azure,
  gcpAudit,
  kubernetesAudit,
  microsoft365,
  googleWorkspace,
].map(({ name, query, revision, sources, remapped, own, numbers = '', open }) => ({
  name: `datadog/${name}`,
  source: sources.join('; '),
  revision: `${revision} (rules of 2022-09)`,
  index: query,
  isComplete: false,
  fields: fieldTree([
    ...words(`${remapped} ${own}`).map((field) => [field, attribute('string')] as const),
    ...words(numbers).map((field) => [field, attribute('number')] as const),
    ...words(open).map((field) => [field, attribute('object', 'string')] as const),
  ]),
}))

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}

function attribute(type: string, below?: string): SchemaField {
  return { type, below, isSearchable: true, isList: false }
}
