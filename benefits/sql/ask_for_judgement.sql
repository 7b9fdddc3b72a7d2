-- Leaves work without a year, which means: judge only.
INSERT INTO collaborations_workitem
    (collaboration_id, financial_year, is_every_year, queued_at)
SELECT collaboration_id, NULL, FALSE, clock_timestamp()
FROM unnest(%(collaborations)s::bigint[]) AS collaboration_id
