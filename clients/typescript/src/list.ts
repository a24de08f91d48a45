/** One page. `nextCursor` is `null` at the end. */
export interface Page<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
}

/**
 * A list, fetched page by page as you go through it: `for await (const item of list)`.
 * Nothing is asked for before that.
 */
export interface List<Item> extends AsyncIterable<Item> {
  /** One page: the first, or the one after another page. */
  page(cursor?: string): Promise<Page<Item>>
  /** The pages, one after the other. */
  pages(): AsyncIterable<Page<Item>>
}

export function listOf<Item>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
): List<Item> {
  async function* pages(): AsyncGenerator<Page<Item>> {
    let cursor: string | undefined
    do {
      const page = await fetchPage(cursor)
      yield page
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  }
  return {
    page: fetchPage,
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) {
        yield* page.data
      }
    },
  }
}
