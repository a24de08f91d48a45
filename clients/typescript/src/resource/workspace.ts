import type { Verbs } from '../verbs.js'

/** The workspace that the key belongs to. */
export function workspaceOf(api: Verbs) {
  return {
    get: api.get('/api/v2/workspace'),
    update: api.change('patch', '/api/v2/workspace'),
  }
}

export function apiKeysOf(api: Verbs) {
  return {
    /** The answer holds the `key`, which is shown this once. */
    create: api.post('/api/v2/api-keys'),
    get: api.get('/api/v2/api-keys/{id}'),
    list: api.list('/api/v2/api-keys'),
    /** A successor, shown this once; the old key works for another day, or for `overlapSeconds`. */
    rotate: api.post('/api/v2/api-keys/{id}/rotate'),
    /** Ends it at once. */
    revoke: api.remove('/api/v2/api-keys/{id}'),
  }
}

/** Names and types of what is known about contacts. */
export function attributesOf(api: Verbs) {
  return {
    list: api.list('/api/v2/attributes'),
    /** Has values of an attribute turned into its type, or refused. */
    declare: api.change('put', '/api/v2/attributes/{name}'),
    undeclare: api.remove('/api/v2/attributes/{name}'),
  }
}

/** Domains that mail is sent from. */
export function domainsOf(api: Verbs) {
  return {
    create: api.post('/api/v2/domains'),
    get: api.get('/api/v2/domains/{id}'),
    list: api.list('/api/v2/domains'),
    /** Asks DNS whether the records are there. */
    check: api.act('/api/v2/domains/{id}/check'),
    delete: api.remove('/api/v2/domains/{id}'),
  }
}

/** Addresses that are not written to. */
export function suppressionsOf(api: Verbs) {
  return {
    /** Refuses an address from now on. */
    add: api.post('/api/v2/suppressions'),
    list: api.list('/api/v2/suppressions'),
    /** Accepts an address again. */
    delete: api.removeWith('/api/v2/suppressions'),
  }
}

/** What messages are about, and may be chosen or left by their recipients. */
export function topicsOf(api: Verbs) {
  return {
    create: api.post('/api/v2/topics'),
    get: api.get('/api/v2/topics/{id}'),
    update: api.change('patch', '/api/v2/topics/{id}'),
    list: api.list('/api/v2/topics'),
    delete: api.remove('/api/v2/topics/{id}'),
  }
}

/** Providers that may tell what became of your mail. */
export function inboundProvidersOf(api: Verbs) {
  return {
    list: api.get('/api/v2/inbound-providers'),
    put: api.change('put', '/api/v2/inbound-providers/{provider}'),
    delete: api.remove('/api/v2/inbound-providers/{provider}'),
  }
}
