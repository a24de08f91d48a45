/** Where the server is, and how to talk to it. */
export interface Options {
  /** `sm_live_...`. Keep it on your side: whoever has it can read and write all contacts. */
  readonly apiKey: string
  /** Where the server listens, such as `https://segmailer.example.com`. */
  readonly baseUrl: string
  /** Milliseconds that one attempt may take; 30,000 if missing, 0 for no limit. */
  readonly timeout?: number
  /** How often a call is made again when that is safe and may help; 4 if missing. */
  readonly retries?: number
  /** What to call instead of the global `fetch`. */
  readonly fetch?: typeof fetch
}

/** What may be said about any one call. */
export interface CallOptions {
  /** Aborts the call, also while it waits to try again. What is thrown is the signal's reason. */
  readonly signal?: AbortSignal
  /** In place of the client's. */
  readonly timeout?: number
  /** In place of the client's. */
  readonly retries?: number
}

export interface PostOptions extends CallOptions {
  /** The client draws one for each call, and keeps it while it tries again. Give your own to also be safe beyond the life of your process. */
  readonly idempotencyKey?: string
}

export interface ChangeOptions extends CallOptions {
  /** Change it only if it is still as you got it: the object as `get` or a change of it yielded it (those of lists have no tag), or an entity tag. */
  readonly ifMatch?: object | string
}

/** Options that were looked at, with everything filled in. */
export interface Settings {
  readonly apiKey: string
  readonly baseUrl: string
  readonly timeout: number
  readonly retries: number
  readonly fetch: typeof fetch
}

const USUAL_TIMEOUT = 30_000
const USUAL_RETRIES = 4

/** Throws a `TypeError` about what is wrong, before any call is made. */
export function settingsOf(options: Options): Settings {
  const { apiKey, baseUrl, timeout = USUAL_TIMEOUT, retries = USUAL_RETRIES } = options
  if (typeof apiKey !== 'string' || !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError('apiKey must be the API key, without blanks around it')
  }
  if (!/^https?:\/\/[^/?#@\s]+(?:\/[^?#\s]*)?$/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError('baseUrl must be an address such as https://segmailer.example.com')
  }
  checkLimits({ timeout, retries })
  return {
    apiKey,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    timeout,
    retries,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  }
}

export function checkLimits({ timeout = 0, retries = 0 }: CallOptions): void {
  if (!(timeout >= 0)) {
    throw new TypeError('timeout must be a number of milliseconds')
  }
  if (!Number.isInteger(retries) || retries < 0) {
    throw new TypeError('retries must be a whole number from 0')
  }
}
