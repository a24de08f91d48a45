import { onTestFinished, vi } from 'vitest'

/** Time that passes only when told. */
export interface Clock {
  /** Lets that many milliseconds pass, once something waits for exactly that long. */
  passes(milliseconds: number): Promise<void>
}

/** Takes over timers and jitter, so that no test waits. Sockets go on as ever. */
export function holdTheClock(): Clock {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const asked = vi.spyOn(globalThis, 'setTimeout')
  onTestFinished(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  return {
    async passes(milliseconds) {
      while (!asked.mock.calls.some(([, delay]) => delay === milliseconds)) {
        await new Promise((resolve) => setImmediate(resolve))
      }
      asked.mockClear()
      await vi.advanceTimersByTimeAsync(milliseconds)
    },
  }
}
