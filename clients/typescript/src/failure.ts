import type { NotStarted, ProblemType, Violation } from './contract.js'

/** The last part of a problem's type, such as `validation-failed`. */
export type ProblemKind = KindOf<ProblemType>

type KindOf<Type extends string> = Type extends `${string}#${infer Name}`
  ? Name
  : Type extends `https://segmailer.com/problems/${infer Name}`
    ? Name
    : never

/** What refers to something that was to be deleted. */
export interface Referrer {
  readonly type: string
  readonly id: string
  readonly name: string
}

/** What every problem tells. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  /** For people. */
  readonly detail: string
  readonly status: number
  /** What to quote when you ask about this call. */
  readonly requestId?: string
  /** In how many seconds to try again. */
  readonly retryAfter?: number
  readonly errors: readonly Violation[]
}

/** What some problems tell besides. */
interface Further {
  readonly 'malformed-json': { readonly line: number; readonly column: number }
  readonly 'missing-scope': { readonly scope: string }
  /** Where a run was to start: why the contact did not. */
  readonly conflict: { readonly notStarted?: NotStarted }
  readonly 'segment-in-use': { readonly referrers: readonly Referrer[] }
  readonly 'template-in-use': { readonly referrers: readonly Referrer[] }
  readonly 'topic-in-use': { readonly referrers: readonly Referrer[] }
}

type FurtherOf<Kind> = Kind extends keyof Further ? Further[Kind] : unknown

/** A problem that the server answered with. */
export type Problem<Kind extends ProblemKind = ProblemKind> = Kind extends ProblemKind
  ? { readonly kind: Kind } & ProblemDetails & FurtherOf<Kind>
  : never

/** A problem of a type that is newer than this client: look at its `type` and `status`. */
export interface UnknownProblem extends ProblemDetails {
  readonly kind: 'unknown-problem'
}

/** An answer that no SegMailer gives: there is something between you and it. */
export interface UnexpectedAnswer {
  readonly kind: 'unexpected-answer'
  readonly status: number
  readonly detail: string
  readonly requestId?: string
  readonly retryAfter?: number
}

/** The server could not be reached, or the connection broke. */
export interface NetworkFailure {
  readonly kind: 'network'
  readonly detail: string
}

/** No answer came in time. What was asked for may have happened. */
export interface Timeout {
  readonly kind: 'timeout'
  readonly detail: string
}

/** A webhook that must not be believed, and why. */
export interface WebhookRefused {
  readonly kind: 'webhook-refused'
  readonly reason: 'headers' | 'too-old' | 'too-new' | 'signature' | 'body'
  readonly detail: string
}

/** Whatever can go wrong. `kind` tells which it is. */
export type Failure =
  | Problem
  | UnknownProblem
  | UnexpectedAnswer
  | NetworkFailure
  | Timeout
  | WebhookRefused

export type FailureKind = Failure['kind']

export type FailureOf<Kind extends FailureKind> = Extract<Failure, { readonly kind: Kind }>

/** What is thrown. Look at `failure.kind`. */
export class SegMailerError<Kind extends FailureKind = FailureKind> extends Error {
  override readonly name = 'SegMailerError'
  readonly failure: FailureOf<Kind>

  constructor(failure: FailureOf<Kind>, options?: ErrorOptions) {
    super(messageOf(failure), options)
    this.failure = failure
  }
}

/** Whether it is an error of this client and, with `kinds`, one of these. */
export function isSegMailerError<Kind extends FailureKind = FailureKind>(
  error: unknown,
  ...kinds: readonly Kind[]
): error is SegMailerError<Kind> {
  return (
    error instanceof SegMailerError &&
    (kinds.length === 0 || kinds.some((kind) => kind === error.failure.kind))
  )
}

function messageOf(failure: Failure): string {
  const status = 'status' in failure ? `, ${failure.status}` : ''
  const request = 'requestId' in failure ? `, request ${failure.requestId}` : ''
  return `${failure.detail} (${failure.kind}${status}${request})`
}
