import { SegMailerError } from './failure.js'

// What came with an entity tag. Objects stay exactly what the contract says they are.
const TAGS = new WeakMap<object, string>()

/** The entity tag of an object that this client yielded, for those who keep objects elsewhere. */
export function etagOf(object: object): string | undefined {
  return TAGS.get(object)
}

/** The value of `If-Match`. */
export function tagFor(ifMatch: object | string): string {
  const tag = typeof ifMatch === 'string' ? ifMatch : TAGS.get(ifMatch)
  if (tag === undefined) {
    throw new TypeError(
      'ifMatch must be an entity tag, or an object as `get` or a change of it yielded it: those of lists have none',
    )
  }
  return tag
}

/** The body of an answer as JSON. */
export async function jsonOf<T>(response: Response): Promise<T> {
  const value = parsed<T>(response, await response.text())
  const tag = response.headers.get('etag')
  if (tag !== null && isObject(value)) {
    TAGS.set(value, tag)
    // A change of a contact: the tag is the contact's.
    if ('contact' in value && isObject(value.contact)) {
      TAGS.set(value.contact, tag)
    }
  }
  return value
}

/** The body of an answer as it arrives. */
export async function streamOfAnswer(response: Response): Promise<ReadableStream<Uint8Array>> {
  return response.body ?? new Blob().stream()
}

function parsed<T>(response: Response, text: string): T {
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    const detail = 'The answer is not JSON'
    const failure = { kind: 'unexpected-answer', status: response.status, detail } as const
    throw new SegMailerError(failure, { cause })
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
