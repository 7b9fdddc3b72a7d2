-- Takes the oldest figure work off the queue; rows that another drain has taken are
-- passed over. Rolled back, the rows are there again.
WITH claimed AS (
    SELECT id
    FROM collaborations_workitem
    WHERE collaboration_id <> ALL(%(skipping)s::bigint[])
        AND (financial_year IS NOT NULL OR is_every_year)
    ORDER BY id
    LIMIT %(limit)s
    FOR UPDATE SKIP LOCKED
)
DELETE FROM collaborations_workitem
WHERE id IN (SELECT id FROM claimed)
RETURNING collaboration_id, financial_year
