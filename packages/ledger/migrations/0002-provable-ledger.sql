-- The first form of the record held identifiers in clear and could not be proven. It was never released, and is not
-- carried over.
drop view if exists disclosure, withheld;
drop table if exists look_up, look_up_subject, disclosed_set, withheld_set;
