import type { Contact, Reference, WebhookType } from './contract.js'
import { SegMailerError, type WebhookRefused } from './failure.js'

/** Who a message is about. */
export interface Person {
  readonly id: string
  readonly email: string | null
  readonly externalId: string | null
}

/** What each type of message tells. */
interface Told {
  readonly 'contact.created': { readonly contact: Contact; readonly sequence: number }
  readonly 'contact.updated': {
    readonly contact: Contact
    /** Such as `email` and `attributes.plan`. */
    readonly changed: readonly string[]
    readonly sequence: number
  }
  readonly 'contact.deleted': {
    readonly contact: { readonly id: string; readonly externalId: string | null }
    readonly sequence: number
  }
  readonly 'segment.entered': InSegment
  readonly 'segment.exited': InSegment
  readonly 'workflow.started': OfRun<object>
  readonly 'workflow.completed': OfRun<{
    readonly outcome: 'completed' | 'goal' | 'exited' | 'stopped'
    readonly reason?: string
  }>
  readonly 'workflow.failed': OfRun<{ readonly step: string; readonly reason: string }>
  readonly 'endpoint.disabled': {
    readonly endpoint: { readonly id: string; readonly url: string; readonly description: string }
    readonly reason: 'gone' | 'failing'
  }
}

interface InSegment {
  readonly contact: Person
  readonly segment: Reference
  readonly sequence: number
}

interface OfRun<More> {
  readonly contact: Person
  /** Missing when the workflow was deleted meanwhile. */
  readonly workflow?: Reference & { readonly version: number }
  readonly run: { readonly id: string; readonly startedAt: string } & More
  readonly sequence: number
}

/** What is told of mail, and of whatever is newer than this client: the contact and the event's own data. */
interface About {
  readonly contact: Person
  readonly sequence: number
  readonly [member: string]: unknown
}

/** What a webhook tells. Tell messages apart by `type`; servers that are newer may send others. */
export type WebhookMessage<Type extends WebhookType = WebhookType> = Type extends WebhookType
  ? {
      readonly type: Type
      /** When it happened. */
      readonly timestamp: string
      readonly data: Type extends keyof Told ? Told[Type] : About
    }
  : never

/** Headers as `fetch`, Node and others have them. */
export type HeadersLike = FetchHeaders | PlainHeaders

interface FetchHeaders {
  get(name: string): string | null
}

type PlainHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

export const TOLERANCE_SECONDS = 300

const MAX_SIGNATURES = 20

const ENCODER = new TextEncoder()

/**
 * Yields the message if it was signed with the secret, or with one of several, within the last five
 * minutes. Throws a `webhook-refused` otherwise.
 *
 * @param body the text or bytes exactly as they came
 */
export async function verifyWebhook(
  secret: string | readonly string[],
  headers: HeadersLike,
  body: string | Uint8Array | ArrayBuffer,
): Promise<WebhookMessage> {
  const id = header(headers, 'webhook-id')
  const timestamp = header(headers, 'webhook-timestamp')
  const signatures = header(headers, 'webhook-signature')
  checkAge(timestamp)
  const bytes = rawOf(body)
  const signed = joined(ENCODER.encode(`${id}.${timestamp}.`), bytes)
  // All of them first: one that is set wrongly shows with the first message, and with every one.
  for (const key of keysOf(secret)) {
    if (await isSignedWith(key, signatures, signed)) {
      return messageOf(bytes)
    }
  }
  throw refused('signature', 'No signature fits')
}

function header(headers: HeadersLike, name: string): string {
  const value = isFetchHeaders(headers) ? headers.get(name) : memberOf(headers, name)
  if (typeof value !== 'string' || value === '') {
    throw refused('headers', `The header ${name} is missing`)
  }
  return value
}

function isFetchHeaders(headers: HeadersLike): headers is FetchHeaders {
  return 'get' in headers && typeof headers.get === 'function'
}

/** Node writes names in lower case, others as they came. */
function memberOf(headers: PlainHeaders, name: string): string | undefined {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof value === 'string' ? value : value?.[0]
}

function checkAge(timestamp: string): void {
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw refused('headers', 'The header webhook-timestamp is not a number of seconds')
  }
  const age = Math.floor(Date.now() / 1000) - Number(timestamp)
  if (age > TOLERANCE_SECONDS) {
    throw refused('too-old', 'It was signed too long ago')
  }
  if (age < -TOLERANCE_SECONDS) {
    throw refused('too-new', 'It was signed in the future')
  }
}

/** `verify` of Web Crypto takes the same time wherever the first difference is. */
async function isSignedWith(
  bytes: Uint8Array<ArrayBuffer>,
  signatures: string,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const hash = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, hash, false, ['verify'])
  for (const signature of signatures.split(' ', MAX_SIGNATURES)) {
    const [version, text] = signature.split(',')
    const mac = version === 'v1' ? bytesOf(text ?? '') : undefined
    if (mac !== undefined && (await crypto.subtle.verify('HMAC', key, mac, signed))) {
      return true
    }
  }
  return false
}

function keysOf(secret: string | readonly string[]): Uint8Array<ArrayBuffer>[] {
  const keys = [secret].flat().map((one) => bytesOf(String(one ?? '').replace(/^whsec_/, '')))
  if (keys.length === 0 || keys.some((key) => key === undefined || key.length === 0)) {
    throw new TypeError('The secret of a webhook is whsec_ and base64')
  }
  return keys as Uint8Array<ArrayBuffer>[]
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

function rawOf(body: string | Uint8Array | ArrayBuffer): Uint8Array {
  if (typeof body === 'string') {
    return ENCODER.encode(body)
  }
  if (ArrayBuffer.isView(body)) {
    return body
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body)
  }
  throw new TypeError('The body must be the raw body, as it came: text or bytes, nothing parsed')
}

function joined(head: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}

function messageOf(bytes: Uint8Array): WebhookMessage {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as WebhookMessage
  } catch (cause) {
    throw refused('body', 'The body is not JSON', cause)
  }
}

function refused(reason: WebhookRefused['reason'], detail: string, cause?: unknown) {
  const failure = { kind: 'webhook-refused', reason, detail } as const
  return new SegMailerError<'webhook-refused'>(failure, { cause })
}
