import type { Failure, ProblemKind } from './failure.js'

// Written so that the compiler sees when the contract has a type that is missing here.
const KINDS: Record<ProblemKind, true> = {
  'bad-request': true,
  'malformed-json': true,
  unauthorized: true,
  'foreign-signature': true,
  'contact-limit-reached': true,
  'missing-scope': true,
  'not-found': true,
  'method-not-allowed': true,
  'request-timeout': true,
  conflict: true,
  'identifier-conflict': true,
  'address-suppressed': true,
  'segment-in-use': true,
  'segment-is-dynamic': true,
  'template-in-use': true,
  'topic-in-use': true,
  'idempotency-key-in-flight': true,
  'precondition-failed': true,
  'body-too-large': true,
  'uri-too-long': true,
  'unsupported-media-type': true,
  'validation-failed': true,
  'invalid-cursor': true,
  'idempotency-key-reused': true,
  'idempotency-key-unsupported': true,
  'quota-exceeded': true,
  'headers-too-large': true,
  'internal-error': true,
  'temporary-reduced-capacity': true,
  'not-ready': true,
}

const MAX_DETAIL = 500

/** What an answer that is no success means. */
export async function failureOf(response: Response): Promise<Failure> {
  const text = await response.text()
  const headers = about(response.headers)
  const problem = parsed(response, text)
  if (problem === undefined) {
    const detail = text.slice(0, MAX_DETAIL) || response.statusText || 'It has no body'
    return { kind: 'unexpected-answer', status: response.status, detail, ...headers }
  }
  const type = String(problem['type'])
  const name = type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1)
  const kind = Object.hasOwn(KINDS, name) ? name : 'unknown-problem'
  // The contract says which members go with which type, and tests of the server hold it to that.
  return { errors: [], ...problem, ...headers, kind } as unknown as Failure
}

function parsed(response: Response, text: string): Record<string, unknown> | undefined {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function about(headers: Headers): { requestId?: string; retryAfter?: number } {
  const requestId = headers.get('request-id')
  const retryAfter = secondsUntil(headers.get('retry-after'))
  return {
    ...(requestId === null ? {} : { requestId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

/** `Retry-After` is a number of seconds, or an instant. */
function secondsUntil(header: string | null): number | undefined {
  if (header === null) {
    return undefined
  }
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}
