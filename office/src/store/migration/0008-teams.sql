-- A team that was removed is offered no more; what people were in it stays.

ALTER TABLE team ADD COLUMN removed_at BIGINT;
