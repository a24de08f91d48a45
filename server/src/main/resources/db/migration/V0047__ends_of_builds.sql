-- The last contact when the building of a segment or workflow began: who is created later decides by the new
-- definition anyway, and a building that gives way to others must not run after them.
alter table segments add column build_end uuid;
alter table workflows add column build_end uuid;
