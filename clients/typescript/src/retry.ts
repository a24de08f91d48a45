import type { Failure } from './failure.js'

/**
 * When a request may be made again: `always`, because twice does no more than once; `refused`,
 * only when the server said that it did nothing; `never`, because its body is gone.
 */
export type Repeat = 'always' | 'refused' | 'never'

/** In milliseconds. */
export const FIRST_DELAY = 250
export const LONGEST_DELAY = 8_000
/** What the server asks for beyond this is for the caller to decide. */
export const LONGEST_RETRY_AFTER = 60_000

// 501 and 505 say that the server never will. Proxies have numbers of their own above those.
const LASTING_STATUS = [501, 505]

/** Whether the same request may fare better later. */
export function mayRepeat(failure: Failure, repeat: Repeat): boolean {
  switch (repeat) {
    case 'always':
      return isPassing(failure)
    case 'refused':
      return failure.kind === 'quota-exceeded' || failure.kind === 'temporary-reduced-capacity'
    case 'never':
      return false
  }
}

/**
 * Milliseconds to wait before trying again, or nothing when that would be too long.
 *
 * @param failed how many attempts failed before this one
 * @param random from 0 to 1, so that many clients do not come back together
 */
export function delayAfter(failure: Failure, failed: number, random: number): number | undefined {
  const usual = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** failed)
  const asked = 'retryAfter' in failure ? (failure.retryAfter ?? 0) * 1000 : 0
  if (asked > LONGEST_RETRY_AFTER) {
    return undefined
  }
  return asked > 0 ? asked + (random * FIRST_DELAY) / 2 : (usual * (1 + random)) / 2
}

function isPassing(failure: Failure): boolean {
  return (
    failure.kind === 'network' ||
    failure.kind === 'timeout' ||
    failure.kind === 'idempotency-key-in-flight' ||
    ('status' in failure && isPassingStatus(failure.status))
  )
}

function isPassingStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && !LASTING_STATUS.includes(status))
}
