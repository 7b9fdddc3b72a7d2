-- Takes every request to judge one collaboration, the one that has waited longest.
WITH oldest AS (
    SELECT collaboration_id
    FROM collaborations_workitem
    WHERE collaboration_id <> ALL(%(skipping)s::bigint[])
        AND financial_year IS NULL AND NOT is_every_year
    ORDER BY id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
), claimed AS (
    SELECT id
    FROM collaborations_workitem
    WHERE collaboration_id = (SELECT collaboration_id FROM oldest)
        AND financial_year IS NULL AND NOT is_every_year
    FOR UPDATE SKIP LOCKED
)
DELETE FROM collaborations_workitem
WHERE id IN (SELECT id FROM claimed)
RETURNING collaboration_id
