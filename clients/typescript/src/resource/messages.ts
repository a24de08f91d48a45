import type { Verbs } from '../verbs.js'

/** Mail to one person, and what became of it. */
export function messagesOf(api: Verbs) {
  return {
    /** Of a template, or with content of its own. It goes out a moment later; `get` tells. */
    send: api.post('/api/v2/messages'),
    /** What became of it, in `state`. */
    get: api.get('/api/v2/messages/{id}'),
    list: api.list('/api/v2/messages'),
  }
}

/** What would have been sent, while no mail server is set. */
export function mailboxOf(api: Verbs) {
  return {
    get: api.get('/api/v2/mailbox/{id}'),
    list: api.list('/api/v2/mailbox'),
    clear: api.remove('/api/v2/mailbox'),
  }
}

/** What messages say. */
export function templatesOf(api: Verbs) {
  return {
    create: api.post('/api/v2/templates'),
    get: api.get('/api/v2/templates/{id}'),
    /** Makes another version if the content changes. */
    update: api.change('patch', '/api/v2/templates/{id}'),
    delete: api.remove('/api/v2/templates/{id}'),
    list: api.list('/api/v2/templates'),
    /** A message as a contact would get it. */
    preview: api.ask('/api/v2/templates/{id}/preview'),
    /** The same, of content that is not a template yet. */
    previewContent: api.ask('/api/v2/templates/preview'),
    /** What is wrong with content that is not a template yet. */
    check: api.ask('/api/v2/templates/check'),
    version: api.get('/api/v2/templates/{id}/versions/{version}'),
    versions: api.list('/api/v2/templates/{id}/versions'),
  }
}
