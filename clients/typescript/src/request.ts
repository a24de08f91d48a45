import { tagFor } from './answer.js'
import type { ChangeOptions, PostOptions } from './options.js'
import type { Repeat } from './retry.js'
import type { Call } from './transport.js'

/** What kind of request a method makes. */
export interface Shape {
  readonly method: string
  /** What the argument between the ids and the options is. */
  readonly input?: 'body' | 'query'
  /** Whether an idempotency key makes it safe to repeat. */
  readonly keyed?: boolean
}

/** The arguments of a method, told apart. */
export interface Arguments {
  readonly path: string
  readonly input: unknown
  readonly options: (PostOptions & ChangeOptions) | undefined
}

export function argumentsOf(path: string, args: readonly unknown[], shape: Shape): Arguments {
  const ids = path.split('{').length - 1
  const rest = args.slice(ids)
  const [input, options] = shape.input === undefined ? [undefined, rest[0]] : rest
  return {
    path: pathOf(path, args.slice(0, ids)),
    input,
    options: options as Arguments['options'],
  }
}

export function callOf(shape: Shape, { path, input, options = {} }: Arguments): Call {
  const body = shape.input === 'body' && input !== undefined ? JSON.stringify(input) : undefined
  const query = shape.input === 'query' ? queryOf(input as object | undefined) : ''
  const { ifMatch, idempotencyKey } = options
  return {
    method: shape.method,
    path: path + query,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': headerOf('ifMatch', tagFor(ifMatch)) }),
      ...(shape.keyed
        ? { 'idempotency-key': headerOf('idempotencyKey', idempotencyKey ?? drawnKey()) }
        : {}),
    },
    repeat: repeatOf(shape, input, ifMatch !== undefined),
    ...(body === undefined ? {} : { body }),
  }
}

/** What fetch would refuse in words that sound like a connection that broke. */
function headerOf(option: string, value: string): string {
  if (!/^[\x20-\x7e]{1,255}$/.test(value)) {
    throw new TypeError(`${option} must be 1 to 255 printable ASCII characters`)
  }
  return value
}

/** 128 random bits. Pages that did not come by https have no `randomUUID`. */
function drawnKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `?a=1&b=2`, or nothing. */
export function queryOf(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

/** A path of the contract with its parameters in place. */
export function pathOf(path: string, ids: readonly unknown[]): string {
  let next = 0
  return path.replace(/{(\w+)}/g, (_, name: string) => {
    const id = String(ids[next++] ?? '')
    if (id === '' || id === '.' || id === '..') {
      throw new TypeError(`${path} needs its ${name}`)
    }
    return encodeURIComponent(id)
  })
}

/**
 * A patch that counts something must not be applied twice, unless it names the version it is for. One
 * for a revision is refused once it was applied, as if somebody else had been quicker.
 */
function repeatOf(shape: Shape, input: unknown, conditional: boolean): Repeat {
  const { operations, expectedRevision } = Object(input)
  const counts = operations !== undefined && !conditional
  const patches = shape.method === 'PATCH'
  return patches && (counts || expectedRevision !== undefined) ? 'refused' : 'always'
}
