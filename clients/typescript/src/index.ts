export { etagOf } from './answer.js'
export type { Bulk, BulkOptions, BulkSummary } from './bulk.js'
export { type SegMailer, segmailer } from './client.js'
export type * from './contract.js'
export {
  type Failure,
  type FailureKind,
  type FailureOf,
  isSegMailerError,
  type NetworkFailure,
  type Problem,
  type ProblemDetails,
  type ProblemKind,
  type Referrer,
  SegMailerError,
  type Timeout,
  type UnexpectedAnswer,
  type UnknownProblem,
  type WebhookRefused,
} from './failure.js'
export type { List, Page } from './list.js'
export type { CallOptions, ChangeOptions, Options, PostOptions } from './options.js'
export type { Items } from './source.js'
export { type HeadersLike, verifyWebhook, type WebhookMessage } from './webhook.js'
