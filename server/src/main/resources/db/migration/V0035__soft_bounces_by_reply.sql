-- Whether the mail server said so itself, in its answer to the message: when it takes the next one, that
-- is forgotten. A server that passes mail on takes what may still come back, so what is reported later is
-- forgotten only by a report.
alter table soft_bounces add column by_reply boolean not null default false;
