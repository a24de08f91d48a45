/** Any number of things, at hand or yet to come. */
export type Items<T> = Iterable<T> | AsyncIterable<T>

/** Items that are asked for one at a time, by somebody who need not wait until they come. */
export interface Source<T> {
  /** The next item. Nothing when it is late, or not wanted any more; it is then still to come. */
  next(): Promise<IteratorResult<T, void> | undefined>
  /** What comes later than so many milliseconds from now is late. */
  within(milliseconds: number): void
  /** Takes nothing more. To be called whatever happens. */
  stop(): void
}

export function sourceOf<T>(items: Items<T>): Source<T> {
  const iterator = each(items)
  let coming: Promise<IteratorResult<T, void>> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let late = false
  let wake: () => void = () => undefined
  const giveUp = () => {
    late = true
    wake()
  }
  return {
    async next() {
      coming ??= iterator.next()
      const asked = coming
      const come = await new Promise<IteratorResult<T, void> | undefined>((resolve, reject) => {
        asked.then(resolve, reject)
        wake = () => resolve(undefined)
        late && wake()
      })
      if (come !== undefined) {
        coming = undefined
      }
      return come
    },
    within(milliseconds) {
      clearTimeout(timer)
      late = false
      timer = setTimeout(giveUp, milliseconds)
    },
    stop() {
      clearTimeout(timer)
      giveUp()
      // Not awaited: the source may be waiting for something that never comes.
      iterator.return().catch(() => undefined)
    },
  }
}

async function* each<T>(items: Items<T>): AsyncGenerator<T, void, undefined> {
  yield* items
}

/** The items, until a signal says to stop, also while the next one is awaited. Throws its reason. */
export async function* until<T>(
  items: Items<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  const source = sourceOf(items)
  signal?.addEventListener('abort', source.stop)
  try {
    for (;;) {
      signal?.throwIfAborted()
      const come = await source.next()
      if (come?.done) {
        return
      }
      if (come) {
        yield come.value
      }
    }
  } finally {
    signal?.removeEventListener('abort', source.stop)
    source.stop()
  }
}
