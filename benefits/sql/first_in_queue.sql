SELECT collaboration_id
FROM collaborations_workitem
WHERE collaboration_id <> ALL(%(skipping)s::bigint[])
    AND (financial_year IS NOT NULL OR is_every_year)
ORDER BY id
LIMIT 1
