import { jsonOf } from '../answer.js'
import type { Import, ImportError, paths } from '../contract.js'
import { linesFrom } from '../download.js'
import type { CallOptions } from '../options.js'
import { pathOf, queryOf } from '../request.js'
import type { Items } from '../source.js'
import type { Exchange } from '../transport.js'
import { type Piece, uploadOf } from '../upload.js'
import type { Verbs } from '../verbs.js'

type Query = NonNullable<paths['/api/v2/imports']['post']['parameters']['query']>

/** How a file is to be read. */
export interface ImportOptions extends CallOptions, Omit<Query, 'mapping'> {
  /** For CSV: where columns go, as in `{ 'E-Mail': 'email', Plan: 'attributes.plan', Notes: 'ignore' }`. */
  readonly mapping?: Readonly<Record<string, string>>
}

/**
 * A file, whole or in pieces. Pieces of CSV must follow each other within thirty seconds, or the server
 * hangs up.
 */
export type ImportFile = Piece | Blob | Items<Piece>

/** Files that are read in the background. */
export function importsOf(api: Verbs) {
  return {
    create: (file: ImportFile, options?: ImportOptions) => importOf(api.exchange, file, options),
    get: api.get('/api/v2/imports/{id}'),
    list: api.list('/api/v2/imports'),
    cancel: api.act('/api/v2/imports/{id}/cancel'),
    delete: api.remove('/api/v2/imports/{id}'),
    /** The rows that failed, and why. */
    errors: (id: string, options?: CallOptions) =>
      linesFrom<ImportError>(
        api.exchange,
        pathOf('/api/v2/imports/{id}/errors', [id]) + queryOf({ format: 'ndjson' }),
        options,
      ),
  }
}

/** Tried again only while the file is at hand and the server has refused it unread. */
export async function importOf(
  exchange: Exchange,
  file: ImportFile,
  options: ImportOptions = {},
): Promise<Import> {
  const { format = 'csv', mapping, signal, timeout = 0, retries, ...others } = options
  const query = { format, ...others, ...(mapping && { mapping: JSON.stringify(mapping) }) }
  const limits = { timeout, ...(signal && { signal }), ...(retries !== undefined && { retries }) }
  const call = {
    method: 'POST',
    path: `/api/v2/imports${queryOf(query)}`,
    headers: { 'content-type': format === 'csv' ? 'text/csv' : 'application/x-ndjson' },
  }
  const whole = wholeOf(file)
  if (whole !== undefined) {
    return exchange({ ...call, body: whole, repeat: 'refused' }, jsonOf<Import>, limits)
  }
  const { body, stop, reason } = uploadOf(file as Items<Piece>, format === 'ndjson')
  try {
    return await exchange({ ...call, body, repeat: 'never' }, jsonOf<Import>, limits)
  } catch (thrown) {
    throw reason(thrown)
  } finally {
    stop()
  }
}

/** A file at hand. Bytes first: they are iterable, too, as numbers. */
function wholeOf(file: ImportFile): string | Blob | undefined {
  if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) {
    return new Blob([file as ArrayBuffer])
  }
  return typeof file === 'string' || file instanceof Blob ? file : undefined
}
