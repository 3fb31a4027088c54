-- How each operation was decided: a text that equal decisions share. Entries from before it have none.
alter table decision add column decided int;
