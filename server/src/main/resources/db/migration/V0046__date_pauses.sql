-- When a workflow was paused and when it was resumed, by turns, as far back as there may be contacts at whom nobody has
-- looked since: what came before a pause starts its run whenever somebody looks, what comes during it starts nothing.
-- Of no meaning once a workflow that is published is built.
alter table workflows add column date_pauses timestamptz[];
