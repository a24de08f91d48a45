import { describe, expect, test } from 'vitest'
import type { Failure } from '../src/index.js'
import {
  delayAfter,
  FIRST_DELAY,
  LONGEST_DELAY,
  LONGEST_RETRY_AFTER,
  mayRepeat,
} from '../src/retry.js'

const network: Failure = { kind: 'network', detail: 'broken' }
const busy = (retryAfter?: number): Failure => ({
  kind: 'temporary-reduced-capacity',
  type: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
  title: 'Too busy at the moment',
  detail: 'Too busy',
  status: 503,
  errors: [],
  ...(retryAfter === undefined ? {} : { retryAfter }),
})
const unexpected = (status: number): Failure => ({
  kind: 'unexpected-answer',
  detail: '<html>',
  status,
})

describe('the delay before another attempt', () => {
  test('doubles from a quarter of a second, give or take, up to its bound', () => {
    const shortest = [0, 1, 2, 3, 4, 5, 6, 60].map((failed) => delayAfter(network, failed, 0))
    const longest = [0, 1, 2, 3, 4, 5, 6, 60].map((failed) => delayAfter(network, failed, 1))

    expect(longest).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000])
    expect(shortest).toEqual([125, 250, 500, 1000, 2000, 4000, 4000, 4000])
    expect(longest[0]).toBe(FIRST_DELAY)
    expect(longest.at(-1)).toBe(LONGEST_DELAY)
  })

  test('is never shorter than the server asks for', () => {
    for (const random of [0, 0.5, 0.999]) {
      const delay = delayAfter(busy(7), 0, random) ?? 0

      expect(delay).toBeGreaterThanOrEqual(7000)
      expect(delay).toBeLessThan(7000 + FIRST_DELAY)
    }
  })

  test('is the usual one when the server says zero or nothing', () => {
    expect(delayAfter(busy(0), 1, 1)).toBe(500)
    expect(delayAfter(busy(), 1, 1)).toBe(500)
  })

  test('does not exist when the server asks for more than the bound', () => {
    const seconds = LONGEST_RETRY_AFTER / 1000

    expect(delayAfter(busy(seconds), 0, 0)).toBe(LONGEST_RETRY_AFTER)
    expect(delayAfter(busy(seconds + 1), 0, 0)).toBeUndefined()
  })
})

describe('whether to try again', () => {
  test('a status that may pass is worth another attempt, any other is not', () => {
    const passing = [
      400, 401, 404, 408, 409, 412, 422, 429, 499, 500, 501, 502, 503, 504, 505, 507, 520, 524, 530,
    ].filter((status) => mayRepeat(unexpected(status), 'always'))

    expect(passing).toEqual([408, 429, 500, 502, 503, 504, 507, 520, 524, 530])
  })

  test('what must not happen twice is repeated only when the server did nothing', () => {
    expect(mayRepeat(busy(), 'refused')).toBe(true)
    expect(mayRepeat(network, 'refused')).toBe(false)
    expect(mayRepeat(unexpected(503), 'refused')).toBe(false)
    expect(mayRepeat(unexpected(429), 'refused')).toBe(false)
  })

  test('what cannot be sent twice is not repeated', () => {
    expect(mayRepeat(busy(), 'never')).toBe(false)
  })
})
