import { type BulkOptions, bulkOf } from '../bulk.js'
import type { Contact, ContactBulkItem, ContactBulkItemResult } from '../contract.js'
import { downloaded, linesFrom } from '../download.js'
import type { CallOptions, ChangeOptions } from '../options.js'
import { queryOf } from '../request.js'
import type { Items } from '../source.js'
import type { Verbs } from '../verbs.js'
import { type ImportFile, type ImportOptions, importOf } from './imports.js'

/** The people you write to. */
export function contactsOf(api: Verbs) {
  const erase = api.removeWith('/api/v2/contacts/{id}')
  return {
    /** Creates or changes a contact, and yields the segments that it entered and left. */
    upsert: api.post('/api/v2/contacts'),
    get: api.get('/api/v2/contacts/{id}'),
    /** Changes what is named, and leaves the rest; of the attributes, `null` removes. */
    update: api.change('patch', '/api/v2/contacts/{id}'),
    /** Erases the person. With `suppress`, the address is refused from then on. */
    delete: (id: string, { suppress, ...options }: DeleteOptions = {}) =>
      erase(id, suppress === undefined ? {} : { suppress }, options),
    list: api.list('/api/v2/contacts'),
    /** The contacts that match a condition now. */
    search: api.search('/api/v2/contacts/search'),
    /** Writes or erases any number of contacts. Await it, or go through the results. */
    bulk: (
      contacts: Items<ContactBulkItem>,
      { resubscribe, ...options }: ContactBulkOptions = {},
    ) => {
      const query = queryOf(resubscribe === undefined ? {} : { resubscribe })
      const target = { ...BULK, path: `${BULK.path}${query}` }
      return bulkOf<ContactBulkItemResult>(api.exchange, target, contacts, options)
    },
    /** Hands over a file, which the server reads in the background. */
    import: (file: ImportFile, options?: ImportOptions) => importOf(api.exchange, file, options),
    /** All contacts, or the members of a segment, as they come. */
    export: (query: { readonly segment?: string } = {}, options?: CallOptions) =>
      linesFrom<Contact>(api.exchange, exportPath({ ...query, format: 'ndjson' }), options),
    /** The same as a CSV file. `raw` leaves cells as they are stored. */
    exportCsv: (
      query: { readonly segment?: string; readonly raw?: boolean } = {},
      options?: CallOptions,
    ) => downloaded(api.exchange, exportPath({ ...query, format: 'csv' }), options),
    /** Everything that is held about a person. */
    exportPerson: api.get('/api/v2/contacts/{id}/export'),
    /** What happened to a contact, the latest first. */
    timeline: api.list('/api/v2/contacts/{id}/timeline'),
    /** The segments it is in, and since when. */
    segments: api.list('/api/v2/contacts/{id}/segments'),
    /** What it chose to get. */
    topics: api.get('/api/v2/contacts/{id}/topics'),
    /** Changes some of its choices. */
    chooseTopics: api.change('patch', '/api/v2/contacts/{id}/topics'),
  }
}

export interface ContactBulkOptions extends BulkOptions {
  /** Lets items subscribe those who have left, because you have their word for it. */
  readonly resubscribe?: boolean
}

export interface DeleteOptions extends ChangeOptions {
  readonly suppress?: boolean
}

const BULK = {
  path: '/api/v2/contacts/bulk',
  member: 'contacts',
  statuses: ['created', 'updated', 'unchanged', 'deleted', 'failed'],
} as const

function exportPath(query: object): string {
  return `/api/v2/contacts/export${queryOf(query)}`
}
