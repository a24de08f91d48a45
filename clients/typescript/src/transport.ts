import { type Failure, type FailureKind, SegMailerError } from './failure.js'
import { type CallOptions, checkLimits, type Settings } from './options.js'
import { failureOf } from './problem.js'
import { delayAfter, mayRepeat, type Repeat } from './retry.js'

/** One request, whatever it is about. */
export interface Call {
  readonly method: string
  /** With its parameters in place and escaped. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Blob | ReadableStream<Uint8Array<ArrayBuffer>>
  readonly repeat: Repeat
  /** A status that means success when an earlier attempt may have been the one that did it. */
  readonly doneBefore?: number
}

/** Makes a call, again if need be, and yields what `read` makes of a good answer. */
export type Exchange = <T>(
  call: Call,
  read: (response: Response) => Promise<T>,
  options: CallOptions | undefined,
) => Promise<T>

type Attempt<T> = { readonly value: T } | Failed

interface Failed {
  readonly failure: Failure
  readonly cause?: unknown
}

// The longest that a timer can take; beyond it the clocks of browsers and Node fire at once.
const LONGEST_TIMER = 2 ** 31 - 1

export function exchangeWith(settings: Settings): Exchange {
  return async <T>(
    call: Call,
    read: (response: Response) => Promise<T>,
    options: CallOptions = {},
  ) => {
    checkLimits(options)
    const retries = options.retries ?? settings.retries
    // An attempt that may have been done although it failed.
    let unsure: Failed | undefined
    for (let failed = 0; ; failed++) {
      options.signal?.throwIfAborted()
      const lost = unsure !== undefined
      const attempt: Attempt<T> = await attemptOf(settings, call, read, options, lost)
      if ('value' in attempt) {
        return attempt.value
      }
      // Changed meanwhile, and perhaps by that attempt: what became of it is all that is not known.
      const own = attempt.failure.kind === 'precondition-failed' ? unsure : undefined
      const { failure, cause }: Failed = own ?? attempt
      if (!mayRepeat(failure, 'refused')) {
        unsure = attempt
      }
      const again = !own && failed < retries && mayRepeat(failure, call.repeat)
      const delay = again ? delayAfter(failure, failed, Math.random()) : undefined
      if (delay === undefined) {
        throw new SegMailerError<FailureKind>(failure, { cause })
      }
      await pause(delay, options.signal)
    }
  }
}

async function attemptOf<T>(
  settings: Settings,
  call: Call,
  read: (response: Response) => Promise<T>,
  { signal, timeout = settings.timeout }: CallOptions,
  lost: boolean,
): Promise<Attempt<T>> {
  const expiry = new AbortController()
  const timer =
    timeout > 0 && timeout <= LONGEST_TIMER ? setTimeout(() => expiry.abort(), timeout) : undefined
  try {
    const either = signal ? AbortSignal.any([signal, expiry.signal]) : expiry.signal
    // Taken out of the settings first: fetch of browsers refuses to be called as a method of anything.
    const { fetch, baseUrl } = settings
    const response = await fetch(baseUrl + call.path, requestOf(call, settings, either))
    const good = response.ok || (lost && response.status === call.doneBefore)
    return good ? { value: await read(response) } : { failure: await failureOf(response) }
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof SegMailerError) {
      throw cause
    }
    return { failure: expiry.signal.aborted ? tooLate(timeout) : broken(cause), cause }
  } finally {
    clearTimeout(timer)
  }
}

function requestOf(call: Call, settings: Settings, signal: AbortSignal): RequestInit {
  const { body } = call
  return {
    method: call.method,
    headers: { authorization: `Bearer ${settings.apiKey}`, ...call.headers },
    // A redirect would turn a POST into a GET without telling.
    redirect: 'manual',
    signal,
    ...(body === undefined ? {} : { body }),
    // Fetch wants this said for a body that is a stream, and its types do not know it.
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  }
}

function tooLate(timeout: number): Failure {
  return { kind: 'timeout', detail: `No answer within ${timeout} ms` }
}

/** What a broken connection looks like; also while an answer is read. */
export function broken(cause: unknown): Failure {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return { kind: 'network', detail: inner instanceof Error ? inner.message : String(inner) }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
