import { type Options, settingsOf } from './options.js'
import { campaignsOf } from './resource/campaigns.js'
import { contactsOf } from './resource/contacts.js'
import { eventsOf } from './resource/events.js'
import { importsOf } from './resource/imports.js'
import { mailboxOf, messagesOf, templatesOf } from './resource/messages.js'
import { segmentsOf } from './resource/segments.js'
import { webhooksOf } from './resource/webhooks.js'
import { recipesOf, runsOf, workflowsOf } from './resource/workflows.js'
import {
  apiKeysOf,
  attributesOf,
  domainsOf,
  inboundProvidersOf,
  suppressionsOf,
  topicsOf,
  workspaceOf,
} from './resource/workspace.js'
import { exchangeWith } from './transport.js'
import { verbsOf } from './verbs.js'

/** A client of one workspace, the one that the key belongs to. It holds no state and no connection. */
export function segmailer(options: Options) {
  const api = verbsOf(exchangeWith(settingsOf(options)))
  return {
    contacts: contactsOf(api),
    events: eventsOf(api),
    segments: segmentsOf(api),
    attributes: attributesOf(api),
    imports: importsOf(api),
    messages: messagesOf(api),
    templates: templatesOf(api),
    campaigns: campaignsOf(api),
    workflows: workflowsOf(api),
    runs: runsOf(api),
    recipes: recipesOf(api),
    mailbox: mailboxOf(api),
    domains: domainsOf(api),
    suppressions: suppressionsOf(api),
    topics: topicsOf(api),
    webhooks: webhooksOf(api),
    inboundProviders: inboundProvidersOf(api),
    workspace: workspaceOf(api),
    apiKeys: apiKeysOf(api),
  }
}

export type SegMailer = ReturnType<typeof segmailer>
