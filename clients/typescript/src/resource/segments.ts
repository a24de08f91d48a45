import type { Verbs } from '../verbs.js'

/** Groups of contacts, by a condition or by hand. */
export function segmentsOf(api: Verbs) {
  return {
    create: api.post('/api/v2/segments'),
    get: api.get('/api/v2/segments/{id}'),
    update: api.change('patch', '/api/v2/segments/{id}'),
    delete: api.remove('/api/v2/segments/{id}'),
    list: api.list('/api/v2/segments'),
    /** How many match a condition now, and some of them. */
    preview: api.ask('/api/v2/segments/preview'),
    /** The contacts in it. */
    members: api.list('/api/v2/segments/{id}/contacts'),
    /** Puts contacts into a manual segment. */
    add: api.post('/api/v2/segments/{id}/contacts'),
    /** Takes contacts out of a manual segment. */
    remove: api.change('delete', '/api/v2/segments/{id}/contacts'),
    /** Why a contact is in it, or is not, and until when. */
    explain: api.find('/api/v2/segments/{id}/explain'),
    /** Who entered and who left, the latest first. */
    history: api.list('/api/v2/segments/{id}/history'),
  }
}
